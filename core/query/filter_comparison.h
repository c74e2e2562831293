// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter.h"
#include "core/query/filter_fields.h"
#include "core/query/filter_tokens.h"

namespace muscope {

// A test, and whether it is its opposite that is meant.
struct CompiledTest {
    FilterTest test;
    bool isNegated = false;
};

// A field, how it is compared and with what, ready to be understood by the field's shape.
struct Comparison {
    QStringView text; // the whole filter
    const FilterField& field;
    FilterToken sign; // an operator, or a word such as "contains"
    std::vector<FilterToken> values;

    [[nodiscard]] bool isList() const;
    [[nodiscard]] tl::expected<CompiledTest, FilterError> compile() const;

private:
    using Compiled = tl::expected<CompiledTest, FilterError>;

    [[nodiscard]] Compiled compileText() const;
    [[nodiscard]] Compiled compileMask() const;
    [[nodiscard]] Compiled compileNumbers() const;
    [[nodiscard]] Compiled compileTimes() const;
    [[nodiscard]] bool isSign(QLatin1StringView spelling) const;
    [[nodiscard]] bool isEquality() const;
    [[nodiscard]] QString valueText(const FilterToken& value) const;
    [[nodiscard]] tl::unexpected<FilterError> wrongValue(const FilterToken& value,
                                                         const QString& message) const;
    [[nodiscard]] tl::unexpected<FilterError> wrongSign(const QString& allowed) const;
};

// A text in type or name, in whatever case.
[[nodiscard]] FilterTest anyTextTest(const QString& text);

// Sentences for what is wrong.
[[nodiscard]] QString unknownFieldText(QStringView name);
[[nodiscard]] QString valueExpected(const FilterField& field);
[[nodiscard]] QString wayOn(const FilterField& field);       // "a comparison, as in type == …"
[[nodiscard]] QString exampleList(const FilterField& field); // "tool in (greet, search)"

} // namespace muscope
