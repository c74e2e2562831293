// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter.h"

#include "core/query/filter_parser.h"

#include <algorithm>

namespace muscope {

Filter::Filter()
    : m_program(std::make_shared<const FilterProgram>()) {}

Filter::Filter(QString text, FilterProgram program)
    : m_text(std::move(text))
    , m_program(std::make_shared<const FilterProgram>(std::move(program))) {}

tl::expected<Filter, FilterError> Filter::parse(QStringView text) {
    if (text.size() > MaxLength) {
        return tl::unexpected(
            FilterError{MaxLength, text.size() - MaxLength,
                        QStringLiteral("a filter has at most %1 characters").arg(MaxLength)});
    }
    tl::expected<FilterProgram, FilterError> program = parseFilter(text);
    if (!program) {
        return tl::unexpected(program.error());
    }
    return Filter(text.trimmed().toString(), std::move(*program));
}

bool Filter::needsOperations() const {
    return std::ranges::any_of(m_program->tests, [](const FilterTest& test) {
        return test.column == FilterColumn::Took || test.column == FilterColumn::Operation;
    });
}

bool Filter::needsReceipts() const {
    return std::ranges::any_of(m_program->tests, [](const FilterTest& test) {
        return test.column == FilterColumn::Verdict || test.column == FilterColumn::Level;
    });
}

} // namespace muscope
