// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What a program means, for everyone who reads or writes it: {@code program} is the intermediate representation,
 * {@code type} and {@code packet} its vocabulary, {@code spec} traffic and offloads, {@code verify} and {@code text}
 * its checker and printer; {@code source}, {@code diagnostic} and {@code unit} are used throughout the project.
 */
package org.cora.ir;
