// SPDX-License-Identifier: EPL-2.0
package org.cora.dsl.ide;


/**
 * Use this class to register ide components.
 */
public class CoraIdeModule extends AbstractCoraIdeModule {
}
