// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/difference_excerpt.h"

#include "core/base/utf8_text.h"
#include "ui/models/visible_text.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

QString shown(std::string_view text, std::size_t from, std::size_t to) {
    return visibleText(toText(text.substr(from, to - from)));
}

DifferenceExcerpt excerptOf(std::string_view text, const DifferenceRange& range) {
    DifferenceExcerpt excerpt;
    excerpt.text = (range.from > 0 ? u"…"_s : QString()) + shown(text, range.from, range.start);
    excerpt.markStart = excerpt.text.size();
    excerpt.text += shown(text, range.start, range.end);
    excerpt.markLength = excerpt.text.size() - excerpt.markStart;
    excerpt.text +=
        shown(text, range.end, range.to) + (range.to < text.size() ? u"…"_s : QString());
    excerpt.isCut = range.isCut(text);
    return excerpt;
}

} // namespace

DifferenceExcerpt differenceExcerpt(std::string_view text, std::size_t offset,
                                    std::string_view other, std::size_t otherOffset) {
    return excerptOf(text, differenceRange(text, offset, other, otherOffset));
}

DifferenceExcerpt plainExcerpt(std::string_view text) {
    return excerptOf(text, plainRange(text));
}

} // namespace muscope
