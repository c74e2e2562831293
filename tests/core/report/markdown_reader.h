// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <string>

namespace muscope {

// Markdown as cmark-gfm reads it with all of GitHub's extensions.
class MarkdownReader {
public:
    explicit MarkdownReader(const std::string& markdown) {
        cmark_gfm_core_extensions_ensure_registered();
        cmark_parser* const parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
        for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"}) {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
        }
        cmark_parser_feed(parser, markdown.data(), markdown.size());
        m_root.reset(cmark_parser_finish(parser));
        cmark_parser_free(parser);
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> nodes(
            cmark_iter_new(m_root.get()), &cmark_iter_free);
        while (true) {
            const cmark_event_type event = cmark_iter_next(nodes.get());
            if (event == CMARK_EVENT_DONE) {
                break;
            }
            if (event == CMARK_EVENT_ENTER) {
                visit(cmark_iter_get_node(nodes.get()));
            }
        }
    }

    // The kinds of node there are, each once, in the order of first sight; without code where there
    // are that many pieces of it.
    [[nodiscard]] QString kinds(qsizetype codes) const {
        QStringList kinds = m_kinds;
        if (codes > 0 && count("code") == codes) {
            kinds.removeAll(QStringLiteral("code"));
        }
        return kinds.join(u' ');
    }
    // How many nodes of a kind.
    [[nodiscard]] int count(const char* kind) const {
        return m_counts.value(QString::fromUtf8(kind));
    }
    [[nodiscard]] int cells() const { return count("table_cell"); }
    // All text, in order.
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void visit(cmark_node* node) {
        const QString kind = QString::fromUtf8(cmark_node_get_type_string(node));
        if (!m_kinds.contains(kind)) {
            m_kinds += kind;
        }
        ++m_counts[kind];
        const char* const literal = cmark_node_get_literal(node);
        m_text += literal != nullptr ? literal : "";
    }

    std::unique_ptr<cmark_node, decltype(&cmark_node_free)> m_root{nullptr, &cmark_node_free};
    QStringList m_kinds;
    QMap<QString, int> m_counts;
    std::string m_text;
};

} // namespace muscope
