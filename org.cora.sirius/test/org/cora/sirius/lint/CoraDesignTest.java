// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diagram's description, checked without Sirius; and the check itself, by breaking the description. */
class CoraDesignTest {

	private static final Path BUNDLE = Path.of("").toAbsolutePath();

	private static String design() throws IOException {
		return Files.readString(BUNDLE.resolve("description/cora.odesign"));
	}

	@Test
	void everyExpressionServiceFeatureAndReferenceExists() throws IOException {
		assertEquals(List.of(), DesignLint.check(design(), BUNDLE));
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '|', textBlock = """
			self.state.use =                  | self.state.usage =                 | no feature usage
			self.home =                       | self.hom =                         | no feature hom
			feature:objective                 | feature:objectives                 | no feature objectives
			feature:objective                 | feature:promotion                  | not of [Objective]
			aql:self.nicStates()              | aql:self.nicState()                | no service nicState
			aql:self.nicMemories()            | aql:self.nicClasses()              | not of [Resource]
			aql:self.groupLabel()             | aql:self.classLabel()              | no service classLabel
			aql:self.accessLabel(view)        | aql:self.accessLabel(edge)         | no variable edge
			aql:self.accessLabel(view)        | aql:self.accessLabel()             | no service accessLabel
			aql:self.cpuStateSize()           | aql:self.cpuStateLabel()           | not integer
			aql:not self.isTight()            | aql:self.capacityMessage()         | not boolean
			aql:self.utilisation()            | aql:self.utilization()             | no service utilization
			aql:self.openSource()             | aql:self.openSources()             | no service openSources
			plan::Home::sharded               | plan::Home::divided                | no literal plan::Home::divided
			stateflow::Use::allocation        | stateflow::Uses::allocation        | no literal
			aql:self.home =                   | aql:self.pinned =                  | is compared with
			aql:not self.isReadOnly           | not self.isReadOnly                | starts with no language
			aql:not self.isReadOnly()         | aql:not self.isReadOnly(           | is incomplete
			aql:not self.isReadOnly()         | aql:self->isReadOnly()             | not understood
			domainClass="plan::GroupPlacement"| domainClass="plan::Group"          | no class
			targetClass="plan::Resource"      | targetClass="plan::Ressource"      | no class
			TransferServices"                 | TransferService"                   | no class org.cora.sirius.services.TransferService
			plan/1#/                          | plan/2#/                           | metamodels are
			@subNodeMappings[name='CpuState'] | @subNodeMappings[name='HostState'] | is no reference of Mapping
			@toolSections.0                   | @toolSections.1                    | is no reference of DeleteElementDescription
			@entries[name='Crossing']         | @entries[name='Cross']             | is no reference of Color
			name="CpuAccess"                  | name="NicAccess"                   | a second one of that name
			name="CpuGroup"                   | name="NicGroup"                    | another mapping has that name
			name="KeyOnNic"                   | name=""                            | has no name
			conditionnalStyles                | conditionalStyles                  | has no conditionalStyles
			targetArrow="InputArrow"          | targetArrow="Arrow"                | is no word of
			tooltipExpression=                | tooltipExpresion=                  | has no tooltipExpresion
			style:SquareDescription           | style:SquareStyle                  | no type SquareStyle
			tool:DoubleClickDescription       | tool:DoubleClick                   | no type DoubleClick
			labelSize="8"                     | labelSize="small"                  | is no number
			icons/pinned.png                  | icons/pin.png                      | no image
			12.0.0.201704030900               | 14.0.0.201806140000                | version is
			</ownedViewpoints>                | </ownedViewpoint>                  | not well-formed
			""")
	void aMistakeIsReported(String right, String wrong, String report) throws IOException {
		String broken = design().replace(right, wrong);
		assertFalse(design().equals(broken), "nothing was broken");
		List<String> problems = DesignLint.check(broken, BUNDLE);
		assertTrue(problems.stream().anyMatch(p -> p.contains(report)), () -> "expected \"" + report + "\" in " + problems);
	}

	/** Every expression and every reference of the file, each once, broken one at a time. */
	@Test
	void noSingleMistakeGoesUnseen() throws IOException {
		String design = design();
		Matcher matcher = Pattern.compile("\\w+=\"(aql:(?!')|feature:|var:|//@)[^\"]*[a-zA-Z]{3}").matcher(design);
		List<String> unseen = new ArrayList<>();
		Set<String> done = new HashSet<>();
		while (matcher.find()) {
			if (!done.add(matcher.group())) {
				continue;
			}
			String broken = design.substring(0, matcher.end()) + "Q" + design.substring(matcher.end());
			if (DesignLint.check(broken, BUNDLE).isEmpty()) {
				unseen.add(matcher.group() + "Q");
			}
		}
		assertTrue(done.size() > 100, () -> "only " + done.size() + " to break");
		assertEquals(List.of(), unseen);
	}

	@Test
	void aMissingTooltipIsReported() throws IOException {
		String broken = design().replaceFirst(" tooltipExpression=\"[^\"]*\"", "");
		assertTrue(DesignLint.check(broken, BUNDLE).stream().anyMatch(p -> p.contains("has no tooltip")));
	}

	@Test
	void aSystemColorIsReported() throws IOException {
		String system = "<labelColor xsi:type=\"description:SystemColor\" href=\"environment:/viewpoint#//@systemColors/@entries[name='black']\"/>";
		String broken = design().replaceFirst("(<centerLabelStyleDescription[^>]*) labelColor=\"[^\"]*\"/>", "$1>" + system + "</centerLabelStyleDescription>");
		assertTrue(DesignLint.check(broken, BUNDLE).stream().anyMatch(p -> p.contains("refers out of this file")));
	}

	@Test
	void anUnusedColorIsReported() throws IOException {
		String spare = "<entries xsi:type=\"description:UserFixedColor\" red=\"1\" green=\"2\" blue=\"3\" name=\"Spare\"/>";
		String broken = design().replace("</userColorsPalettes>", spare + "</userColorsPalettes>");
		assertTrue(DesignLint.check(broken, BUNDLE).stream().anyMatch(p -> p.contains("nobody uses this colour")));
	}

	@Test
	void aServiceThatNothingCallsIsReported() throws IOException {
		String broken = design().replace("aql:self.planTitle()", "aql:'Plan'");
		assertTrue(DesignLint.check(broken, BUNDLE).stream().anyMatch(p -> p.contains("no expression calls LabelServices.planTitle")));
	}
}
