// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_tokens.h"
#include "core/query/row_matcher.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Any text: it is a filter that can be asked, or an error that lies within it.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    qsizetype end = 0;
    for (const FilterToken& token : classifiedFilterTokens(text)) {
        require(token.start >= end && token.length > 0 && token.end() <= text.size());
        end = token.end();
    }
    const auto filter = Filter::parse(text);
    if (!filter) {
        require(filter.error().position >= 0 && filter.error().length >= 0);
        require(filter.error().position + filter.error().length <= text.size());
        require(!filter.error().message.isEmpty());
        return 0;
    }
    RowMatcher matcher(*filter);
    EventRow row;
    row.type = StringId(1);
    row.name = StringId(2);
    const auto texts = [](StringId id) {
        return id == StringId(1) ? QStringLiteral("tool_call") : QStringLiteral("greet");
    };
    const bool answer = matcher.matches(row, RowNumber(0), texts);
    require(matcher.matches(row, RowNumber(0), texts) == answer);
    const auto again = Filter::parse(filter->text());
    require(again.has_value());
    return 0;
}
