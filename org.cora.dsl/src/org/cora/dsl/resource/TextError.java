// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.eclipse.xtext.nodemodel.INode;

/** What is wrong with a text before anything in it has a meaning. */
final class TextError extends AbstractDiagnostic {

	private final INode root;
	private final String code;
	private final String message;
	private final int offset;
	private final int length;
	private final int line;
	private final int column;
	private final String[] data;

	/**
	 * @param line   from 1
	 * @param column from 1
	 * @param data   for remedies
	 */
	TextError(INode root, String code, String message, int offset, int length, int line, int column,
			String... data) {
		this.root = root;
		this.code = code;
		this.message = message;
		this.offset = offset;
		this.length = length;
		this.line = line;
		this.column = column;
		this.data = data;
	}

	@Override
	protected INode getNode() {
		return root;
	}

	@Override
	public String getCode() {
		return code;
	}

	@Override
	public String[] getData() {
		return data.clone();
	}

	@Override
	public String getMessage() {
		return message;
	}

	@Override
	public int getOffset() {
		return offset;
	}

	@Override
	public int getLength() {
		return length;
	}

	@Override
	public int getLine() {
		return line;
	}

	@Override
	public int getColumn() {
		return column;
	}

	@Override
	public int getLineEnd() {
		return line;
	}

	@Override
	public int getColumnEnd() {
		return column + length;
	}
}
