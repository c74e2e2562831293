// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter_program.h"

#include <QLatin1StringView>

#include <span>

namespace muscope {

// What a field is compared with, and so which comparisons there are.
enum class FieldShape : unsigned char { Number, Time, Size, Duration, Text, Word, Truth };

// A word a field may be compared with, and the bits of the column it stands for.
struct FieldWord {
    QLatin1StringView name;
    unsigned mask = 0;
};

// A field of the filter language. To add one, add its row in filter_fields.cpp.
struct FilterField {
    QLatin1StringView name;
    FieldShape shape = FieldShape::Text;
    FilterColumn column = FilterColumn::Type;
    std::span<const FieldWord> words; // Word: all there are
    unsigned mask = 0;                // Truth: the enumerators for which it holds; Text: the kinds
    const char* meaning = "";         // a phrase for help and completion
};

[[nodiscard]] std::span<const FilterField> filterFields();
// The field of that name, in whatever case; null when there is none.
[[nodiscard]] const FilterField* findFilterField(QStringView name);
// The field whose name is nearest; null when none is near.
[[nodiscard]] const FilterField* nearestFilterField(QStringView name);
// The word of a field that is nearest; null when none is near.
[[nodiscard]] const FieldWord* nearestWord(const FilterField& field, QStringView name);

} // namespace muscope
