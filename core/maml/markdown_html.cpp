// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/markdown_html.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

namespace muscope {

namespace {

constexpr int Options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_GITHUB_PRE_LANG;

struct ParserEnd {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct NodeEnd {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorEnd {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct TextEnd {
    void operator()(char* text) const { std::free(text); } // NOLINT: cmark allocates with malloc
};

std::unique_ptr<cmark_parser, ParserEnd> newParser() {
    static std::once_flag registered; // cmark keeps its extensions in a list of the process
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    std::unique_ptr<cmark_parser, ParserEnd> parser(cmark_parser_new(Options));
    for (const char* name : {"table", "strikethrough", "tasklist"}) {
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
            cmark_parser_attach_syntax_extension(parser.get(), extension);
        }
    }
    return parser;
}

cmark_node* newNode(cmark_node_type type, const std::string& text) {
    cmark_node* node = cmark_node_new(type);
    cmark_node_set_literal(node, text.c_str());
    return node;
}

std::string literalOf(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string() : std::string(text);
}

void replace(cmark_node* node, cmark_node* by) {
    cmark_node_insert_before(node, by);
    cmark_node_unlink(node);
    cmark_node_free(node);
}

// Puts what a link or an image shows in its place, and the address behind it.
void replaceReference(cmark_node* node) {
    const char* url = cmark_node_get_url(node);
    const std::string address = url == nullptr ? std::string() : std::string(url);
    const bool isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    cmark_node* only = cmark_node_first_child(node);
    const bool isShown = only != nullptr && cmark_node_next(only) == nullptr &&
                         cmark_node_get_type(only) == CMARK_NODE_TEXT && literalOf(only) == address;
    if (isImage) {
        cmark_node_insert_before(node, newNode(CMARK_NODE_TEXT, "[image: "));
    }
    while (cmark_node* child = cmark_node_first_child(node)) {
        cmark_node_insert_before(node, child);
    }
    std::string behind = isShown || address.empty() ? std::string() : " (" + address + ")";
    behind += isImage ? "]" : "";
    replace(node, newNode(CMARK_NODE_TEXT, behind));
}

void makeHarmless(cmark_node* root) {
    std::vector<cmark_node*> references; // in order, so that an image in a link comes behind it
    std::vector<cmark_node*> html;
    const std::unique_ptr<cmark_iter, IteratorEnd> iterator(cmark_iter_new(root));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        const cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER) {
            continue;
        }
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
            references.push_back(node);
        } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            html.push_back(node);
        }
    }
    for (cmark_node* node : references) {
        replaceReference(node);
    }
    for (cmark_node* node : html) {
        const bool isBlock = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
        replace(node, newNode(isBlock ? CMARK_NODE_CODE_BLOCK : CMARK_NODE_TEXT, literalOf(node)));
    }
}

} // namespace

std::string markdownHtml(std::string_view markdown) {
    const auto parser = newParser();
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, NodeEnd> root(cmark_parser_finish(parser.get()));
    makeHarmless(root.get());
    const std::unique_ptr<char, TextEnd> html(
        cmark_render_html(root.get(), Options, cmark_parser_get_syntax_extensions(parser.get())));
    return html.get();
}

} // namespace muscope
