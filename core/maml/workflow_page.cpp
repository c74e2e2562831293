// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/workflow_page.h"

#include "core/base/utf8_text.h"
#include "core/maml/html_pieces.h"
#include "core/maml/html_text.h"
#include "core/maml/markdown_html.h"
#include "core/maml/markdown_line.h"
#include "core/maml/section_parts.h"
#include "core/maml/text_lines.h"

#include <algorithm>

namespace muscope {

namespace {

using Kind = WorkflowPiece::Kind;

constexpr std::size_t UsualHtmlBytes = 1500;
constexpr std::size_t LargestHtmlBytes = 24'000; // laid out in a few milliseconds
constexpr qsizetype UsualTextCharacters = 2000;
constexpr qsizetype LongestLine = 1000; // a line is laid out as a whole
constexpr std::size_t EntriesInAPiece = 30;

// Qt's rich text knows no check boxes and no <del>, and shows the line end that ends a block.
void suitQt(QString& html) {
    html.replace(QStringLiteral("<del>"), QStringLiteral("<s>"));
    html.replace(QStringLiteral("</del>"), QStringLiteral("</s>"));
    html.replace(QStringLiteral("\n</code></pre>"), QStringLiteral("</code></pre>"));
    html.replace(QStringLiteral("<input type=\"checkbox\" checked=\"\" disabled=\"\" />"),
                 QStringLiteral("☑"));
    html.replace(QStringLiteral("<input type=\"checkbox\" disabled=\"\" />"), QStringLiteral("☐"));
}

// Where a text can be cut so that pieces are about as long as usual: behind a line, or inside one
// that is too long.
qsizetype cutBehind(const QString& text, qsizetype begin) {
    qsizetype end = begin;
    while (end < text.size() && end - begin < UsualTextCharacters) {
        const qsizetype line = text.indexOf(u'\n', end);
        const qsizetype next = line < 0 ? text.size() : line + 1;
        end = std::min(next, end + LongestLine);
        if (end < text.size() && text[end].isLowSurrogate()) {
            ++end;
        }
    }
    return end;
}

qsizetype longestLine(const QString& text) {
    qsizetype longest = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found;
        longest = std::max(longest, end - begin);
        begin = end + 1;
    }
    return longest;
}

class PageMaker {
public:
    PageMaker(std::shared_ptr<const Workflow> workflow, const std::stop_token& stop)
        : m_document(workflow->document())
        , m_stop(stop) {
        m_page.source = toText(workflow->source());
        m_page.workflow = std::move(workflow);
    }

    WorkflowPage page() {
        add({Kind::FrontMatter, m_document.line});
        for (std::size_t schema = 0; schema < m_document.schemas.size(); ++schema) {
            if (m_document.schemas[schema].shape == MamlSchemaShape::FrontMatter) {
                add({Kind::Schema, m_document.schemas[schema].line, {}, schema});
            }
        }
        addPreamble();
        for (const MamlSection& section : m_document.sections) {
            addSection(section);
        }
        return std::move(m_page);
    }

private:
    void add(WorkflowPiece piece) { m_page.pieces.push_back(std::move(piece)); }

    // Its heading is the page's title.
    void addPreamble() {
        const std::string& text = m_document.preamble;
        const std::size_t begin = text.find_first_not_of("\r\n");
        if (begin != std::string::npos) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const auto heading = headingOf(std::string_view(text).substr(begin, end - begin));
            if (heading && heading->level == 1) {
                m_page.title = toText(validUtf8(heading->name));
                addBody(text.substr(0, begin) + text.substr(end), m_document.preambleLine);
                return;
            }
        }
        addBody(text, m_document.preambleLine);
    }

    void addSection(const MamlSection& section) {
        if (m_stop.stop_requested()) {
            return;
        }
        const QString name = toText(validUtf8(section.name));
        m_page.outline.push_back({2, section.line, name});
        add({Kind::Heading, section.line, name});
        if (name.compare(QLatin1StringView("history"), Qt::CaseInsensitive) == 0) {
            addHistory(section);
            return;
        }
        const auto schema = std::ranges::find(m_document.schemas, section.line, &MamlSchema::line);
        if (schema != m_document.schemas.end() && schema->shape != MamlSchemaShape::None) {
            addSchemaSection(section,
                             std::size_t(std::distance(m_document.schemas.begin(), schema)));
            return;
        }
        addBody(section.text, section.line + 1);
    }

    // The schema takes the place of its text; what is written around it stays.
    void addSchemaSection(const MamlSection& section, std::size_t place) {
        const MamlSchema& schema = m_document.schemas[place];
        const WorkflowPiece piece{Kind::Schema, section.line + 1, {}, place};
        bool isShown = false;
        for (const SectionPart& part : sectionParts(m_document, section.text, section.line + 1)) {
            const std::string_view source =
                isShown ? std::string_view() : writtenSchema(schema, part);
            if (source.empty()) {
                addPart(part);
                continue;
            }
            isShown = true;
            if (part.block != nullptr) {
                add(piece);
                continue;
            }
            const auto begin = std::size_t(source.data() - part.markdown.data());
            const std::string before = part.markdown.substr(0, begin + source.size());
            addMarkdown(before.substr(0, begin), part.line);
            add(piece);
            addMarkdown(part.markdown.substr(before.size()),
                        part.line + int(std::ranges::count(before, '\n')));
        }
        if (!isShown) {
            add(piece);
        }
    }

    void addHistory(const MamlSection& section) {
        const auto begin =
            std::ranges::lower_bound(m_document.history, section.line, {}, &MamlHistoryEntry::line);
        const auto end = std::ranges::upper_bound(begin, m_document.history.end(), section.endLine,
                                                  {}, &MamlHistoryEntry::line);
        const auto first = std::size_t(std::distance(m_document.history.begin(), begin));
        const auto count = std::size_t(std::distance(begin, end));
        for (std::size_t done = 0; done < count; done += EntriesInAPiece) {
            const std::size_t run = std::min(EntriesInAPiece, count - done);
            add({Kind::History,
                 m_document.history[first + done].line,
                 {},
                 first + done,
                 run,
                 {},
                 done == 0,
                 done + run == count});
        }
        // Lines that are no entry.
        const TextLines lines(section.text);
        std::string rest;
        auto entry = begin;
        for (int i = 0; i < lines.count(); ++i) {
            if (entry != end && entry->line == section.line + 1 + i) {
                ++entry;
            } else {
                rest.append(lines[i]).append("\n");
            }
        }
        addMarkdown(rest, section.line + 1);
    }

    void addBody(const std::string& text, int firstLine) {
        for (const SectionPart& part : sectionParts(m_document, text, firstLine)) {
            addPart(part);
        }
    }

    void addPart(const SectionPart& part) {
        if (m_stop.stop_requested()) {
            return;
        }
        if (part.block != nullptr) {
            addCode(*part.block);
            return;
        }
        addMarkdownByHeadings(part);
    }

    // A heading of level three begins a piece, so that it can be gone to.
    void addMarkdownByHeadings(const SectionPart& part) {
        const TextLines lines(part.markdown);
        int begin = 0;
        for (int i = 0; i < lines.count(); ++i) {
            if (!lines[i].starts_with("### ")) {
                continue;
            }
            addMarkdown(lines.joined(begin, i, 0), part.line + begin);
            begin = i;
            if (const auto heading = headingOf(lines[i])) {
                m_page.outline.push_back({3, part.line + i, toText(validUtf8(heading->name))});
            }
        }
        addMarkdown(lines.joined(begin, lines.count(), 0), part.line + begin);
    }

    void addMarkdown(const std::string& markdown, int line) {
        if (isBlank(markdown)) {
            return;
        }
        const std::string html = validUtf8(markdownHtml(markdown));
        for (const std::string_view piece : htmlPieces(html, UsualHtmlBytes)) {
            if (piece.size() > LargestHtmlBytes) {
                addText({Kind::Plain, line}, toText(textOfHtml(piece)), {});
                continue;
            }
            QString text = toText(withAnchors(piece));
            suitQt(text);
            add({Kind::Html, line, std::move(text)});
        }
    }

    void addCode(const MamlCodeBlock& block) {
        const auto place = std::size_t(&block - m_document.codeBlocks.data());
        const QString text = toText(validUtf8(block.text));
        // What is written without lines is not written to be read: colours would only take time.
        const bool isReadable = longestLine(text) <= LongestLine;
        addText({Kind::Code, block.line, {}, place}, text,
                isReadable ? codeTokens(text, toText(block.language)) : std::vector<CodeToken>());
    }

    // A text in pieces like the one given; tokens are those of the whole.
    void addText(WorkflowPiece piece, const QString& text, const std::vector<CodeToken>& tokens) {
        auto token = tokens.begin();
        qsizetype begin = 0;
        do {
            const qsizetype end = cutBehind(text, begin);
            WorkflowPiece part = piece;
            part.text = text.sliced(begin, end - begin);
            part.isFirst = begin == 0;
            part.isLast = end == text.size();
            for (; token != tokens.end() && token->start < end; ++token) {
                part.tokens.push_back({token->start - begin,
                                       std::min(token->length, end - token->start), token->kind});
            }
            piece.line += static_cast<int>(part.text.count(u'\n')) + (part.isFirst ? 1 : 0);
            add(std::move(part));
            begin = end;
        } while (begin < text.size());
    }

    const MamlDocument& m_document;
    std::stop_token m_stop;
    WorkflowPage m_page;
};

} // namespace

WorkflowPage workflowPage(std::shared_ptr<const Workflow> workflow, const std::stop_token& stop) {
    return PageMaker(std::move(workflow), stop).page();
}

} // namespace muscope
