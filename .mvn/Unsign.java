// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the signatures out of copies of jars: checking them costs the command a good part of its start, and the JVM's class
 * archive doesn't take classes of signed jars. Run by ./cora on the command's own lib/ folder; nothing that is published goes
 * through here.
 */
public final class Unsign {

	private Unsign() {
	}

	/** @param args the folder */
	public static void main(String[] args) throws IOException {
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
			for (Path jar : jars) {
				if (isSigned(jar)) {
					unsign(jar);
				}
			}
		}
	}

	private static boolean isSignature(String name) {
		return name.startsWith("META-INF/") && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA"));
	}

	private static boolean isSigned(Path jar) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			return zip.stream().anyMatch(entry -> isSignature(entry.getName()));
		}
	}

	private static void unsign(Path jar) throws IOException {
		Path part = Files.createTempFile(jar.getParent(), "unsigned", ".part");
		try (ZipFile zip = new ZipFile(jar.toFile()); OutputStream file = Files.newOutputStream(part);
			ZipOutputStream out = new ZipOutputStream(file)) {
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				if (!isSignature(entry.getName())) {
					ZipEntry copy = new ZipEntry(entry.getName());
					copy.setTime(entry.getTime());
					out.putNextEntry(copy);
					try (InputStream in = zip.getInputStream(entry)) {
						in.transferTo(out);
					}
				}
			}
		}
		Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
	}
}
