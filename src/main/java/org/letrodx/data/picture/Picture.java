package org.letrodx.data.picture;

/**
 * A picture. It has a title, a description, text that is text, and no colour without a shape; its ids and styles begin
 * with its name, so that several may stand in one page.
 *
 * @param name letters, digits and hyphens; different for each picture of an analysis: {@code plate-1}
 * @param svg  the whole document
 */
public record Picture(String name, String svg) {}
