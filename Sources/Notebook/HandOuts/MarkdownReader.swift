/// Makes HTML of Markdown, of all the prose of a page at once: a link may be defined in another part than it stands in. What
/// it returns has as many parts, and nothing in it that a browser acts on but links and the marks of text.
package typealias MarkdownReader = @Sendable (_ parts: [String]) -> [String]
