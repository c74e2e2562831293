// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/json_text.h"

#include "core/json/string_value.h"
#include "ui/models/visible_text.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t LongestEscape = 6; // \uXXXX

// The longest start of spelling with no escape cut in two, about limit bytes.
std::string_view wholeEscapes(std::string_view spelling, std::size_t limit) {
    std::size_t at = 0;
    while (at < spelling.size() && at < limit) {
        if (spelling[at] != '\\') {
            ++at;
        } else {
            at += at + 1 < spelling.size() && spelling[at + 1] == 'u' ? LongestEscape : 2;
        }
    }
    return spelling.substr(0, std::min(at, spelling.size()));
}

QString shown(std::string_view spelling, bool isEscaped, qsizetype limit) {
    constexpr std::size_t BytesPerCharacter = 6;
    if (!isEscaped) {
        return visibleStart(spelling, limit);
    }
    const std::string_view start =
        wholeEscapes(spelling, static_cast<std::size_t>(limit) * BytesPerCharacter);
    std::string decoded;
    json::appendDecoded(start, decoded);
    const QString text = visibleStart(decoded, limit);
    return start.size() < spelling.size() && !text.endsWith(u'…') ? text + u'…' : text;
}

} // namespace

QString shownString(const json::Document& document, json::NodeId node, qsizetype limit) {
    return u'"' + shown(document.stringSpelling(node), document.isStringEscaped(node), limit) +
           u'"';
}

QString shownKey(const json::Document& document, json::NodeId node, qsizetype limit) {
    return shown(document.keySpelling(node), document.isKeyEscaped(node), limit);
}

} // namespace muscope
