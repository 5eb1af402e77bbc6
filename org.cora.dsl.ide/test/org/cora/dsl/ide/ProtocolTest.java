// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.util.List;
import org.eclipse.xtext.ide.server.concurrent.RequestManager;
import org.eclipse.xtext.testing.AbstractLanguageServerTest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The services as Xtext's own harness sees them: what each answers, in its notation. What a client over streams sees is in
 * {@link StreamsTest}; what an author can do, service by service, in {@link LanguageServerTest} and its neighbours.
 */
class ProtocolTest extends AbstractLanguageServerTest {

	private static final String MODEL = """
			nf Nat {
			  port lan, wan
			  state bytes : counter<ipv4> { capacity 8 }
			  on packet p {
			    require p.ipv4 else pass
			    bytes[p.ipv4.src].add(1)
			    forward
			  }
			}
			""";

	ProtocolTest() {
		super("cora");
	}

	@Override
	protected Module getServerModule() {
		return Modules.override(CoraLanguageServer.serverModule(new CoraIdeSetup().createInjectorAndDoEMFRegistration()))
				.with(binder -> binder.bind(RequestManager.class).to(DirectRequestManager.class));
	}

	@Test
	void diagnosticsComeWhenAFileIsOpened() {
		initialize();
		String uri = writeFile("broken.cora", MODEL.replace("bytes[", "byte["));
		open(uri, MODEL.replace("bytes[", "byte["));
		List<String> codes = getDiagnostics().get(uri).stream().map(d -> d.getCode().getLeft()).toList();
		Assertions.assertTrue(codes.contains("unknown-name"), codes::toString);
	}

	@Test
	void completion() {
		testCompletion(test -> {
			test.setModel(MODEL);
			test.setLine(5);
			test.setColumn("    byt".length());
			test.setAssertCompletionList(list -> Assertions.assertEquals(List.of("bytes"),
					list.getItems().stream().map(item -> item.getLabel()).filter(label -> label.startsWith("byt")).toList()));
		});
	}

	@Test
	void hover() {
		testHover(test -> {
			test.setModel(MODEL);
			test.setLine(5);
			test.setColumn("    byt".length());
			test.setAssertHover(hover -> Assertions.assertTrue(hover.getContents().getRight().getValue().contains("state bytes : counter<ipv4>")));
		});
	}

	@Test
	void definition() {
		testDefinition(test -> {
			test.setModel(MODEL);
			test.setLine(5);
			test.setColumn("    byt".length());
			test.setExpectedDefinitions("MyModel.cora [[2, 8] .. [2, 13]]\n");
		});
	}

	@Test
	void references() {
		testReferences(test -> {
			test.setModel(MODEL);
			test.setLine(2);
			test.setColumn("  state b".length());
			test.setExpectedReferences("MyModel.cora [[2, 8] .. [2, 13]]\nMyModel.cora [[5, 4] .. [5, 9]]\n");
			test.setIncludeDeclaration(true);
		});
	}

	@Test
	void documentHighlight() {
		testDocumentHighlight(test -> {
			test.setModel(MODEL);
			test.setLine(2);
			test.setColumn("  state b".length());
			test.setExpectedDocumentHighlight("W [[2, 8] .. [2, 13]] | R [[5, 4] .. [5, 9]]");
		});
	}

	@Test
	void documentSymbols() {
		hierarchicalDocumentSymbolSupport = true;
		testDocumentSymbol(test -> {
			test.setModel(MODEL);
			test.setAssertSymbols(symbols -> Assertions.assertEquals(List.of("Nat", "lan", "wan", "bytes", "on packet"),
					symbols.stream().map(symbol -> symbol.getRight().getName()).toList()));
		});
	}

	@Test
	void workspaceSymbols() {
		testSymbol(test -> {
			test.setModel(MODEL);
			test.setQuery("Na");
			test.setAssertWorkspaceSymbols(symbols -> Assertions.assertEquals(List.of("Nat"),
					symbols.stream().map(symbol -> symbol.getName()).toList()));
		});
	}

	@Test
	void formatting() {
		testFormatting(test -> {
			test.setModel(MODEL.replace("  port lan, wan", "port   lan,wan"));
			test.setExpectedText(MODEL.replace("  ", "\t")); // Xtext's client indents by tabs
		});
	}

	@Test
	void codeActions() {
		testCodeAction(test -> {
			test.setModel(MODEL.replace("bytes[", "byte["));
			test.setLine(5);
			test.setColumn(5);
			test.setAssertCodeActions(actions -> Assertions.assertTrue(
					actions.stream().anyMatch(action -> "Change to 'bytes'".equals(action.getRight().getTitle())), actions::toString));
		});
	}
}
