// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/html_pieces.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

struct Escape {
    std::string_view written;
    char meant;
};

// Those cmark-gfm writes.
constexpr std::array Escapes{Escape{"&amp;", '&'}, Escape{"&lt;", '<'}, Escape{"&gt;", '>'},
                             Escape{"&quot;", '"'}};

// The end of the tag that begins at a "<". An attribute holds no ">": cmark-gfm escapes it.
std::size_t tagEnd(std::string_view html, std::size_t begin) {
    const std::size_t end = html.find('>', begin);
    return end == std::string_view::npos ? html.size() : end + 1;
}

// By how much a tag goes deeper.
int depthOf(std::string_view tag) {
    if (tag.starts_with("</")) {
        return -1;
    }
    return tag.ends_with("/>") || tag.starts_with("<!") ? 0 : 1;
}

// Where an address that begins here ends: at a blank, a tag, a quote, without the sentence's own
// marks behind it.
std::size_t addressEnd(std::string_view html, std::size_t begin) {
    std::size_t end = begin;
    int open = 0;
    while (end < html.size() && static_cast<unsigned char>(html[end]) > ' ' && html[end] != '<' &&
           !html.substr(end).starts_with("&quot;") && !html.substr(end).starts_with("&lt;") &&
           !html.substr(end).starts_with("&gt;")) {
        open += html[end] == '(' ? 1 : html[end] == ')' ? -1 : 0;
        if (open < 0) {
            break;
        }
        ++end;
    }
    constexpr std::string_view Marks = ".,;:!?'*_";
    while (end > begin && Marks.find(html[end - 1]) != std::string_view::npos) {
        --end;
    }
    return end;
}

bool isAddress(std::string_view html) {
    return html.starts_with("https://") || html.starts_with("http://");
}

} // namespace

std::vector<std::string_view> htmlPieces(std::string_view html, std::size_t usualBytes) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
        const std::size_t end = tagEnd(html, at);
        const std::string_view tag = html.substr(at, end - at);
        depth += depthOf(tag);
        at = end;
        if (depth <= 0 && end - begin >= usualBytes) {
            pieces.push_back(html.substr(begin, end - begin));
            begin = end;
        }
    }
    if (begin < html.size()) {
        pieces.push_back(html.substr(begin));
    }
    return pieces;
}

std::string textOfHtml(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            at = tagEnd(html, at);
            continue;
        }
        const auto escape = std::ranges::find_if(
            Escapes, [&](const Escape& each) { return html.substr(at).starts_with(each.written); });
        text += escape == Escapes.end() ? html[at] : escape->meant;
        at += escape == Escapes.end() ? 1 : escape->written.size();
    }
    return text;
}

std::string withAnchors(std::string_view html) {
    std::string linked;
    linked.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t next = html.find_first_of("<h", at);
        const std::size_t stop = std::min(next, html.size());
        linked += html.substr(at, stop - at);
        at = stop;
        if (at == html.size()) {
            break;
        }
        std::size_t end = at + 1;
        if (html[at] == '<') {
            end = tagEnd(html, at);
        } else if (isAddress(html.substr(at))) {
            end = addressEnd(html, at);
            const std::string address(html.substr(at, end - at));
            linked.append("<a href=\"").append(address).append("\">");
            linked.append(address).append("</a>");
            at = end;
            continue;
        }
        linked += html.substr(at, end - at);
        at = end;
    }
    return linked;
}

} // namespace muscope
