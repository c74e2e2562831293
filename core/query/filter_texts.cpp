// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a person is told about a filter that cannot be read.
#include "core/query/filter_comparison.h"

namespace muscope {

namespace {

constexpr qsizetype MostShown = 40; // characters of a word in a message

QString listed(std::span<const FieldWord> words) {
    QString text;
    for (const FieldWord& word : words) {
        text += &word == &words.front()  ? QString()
                : &word == &words.back() ? QStringLiteral(" or ")
                                         : QStringLiteral(", ");
        text += word.name;
    }
    return text;
}

QString exampleValue(const FilterField& field) {
    switch (field.shape) {
    case FieldShape::Number:
        return QStringLiteral("4711");
    case FieldShape::Time:
        return QStringLiteral("\"2026-11-20 12:00:01\"");
    case FieldShape::Size:
        return QStringLiteral("1.5kB");
    case FieldShape::Duration:
        return QStringLiteral("41ms");
    case FieldShape::Text:
        return field.column == FilterColumn::Type ? QStringLiteral("tool_call")
                                                  : QStringLiteral("greet");
    case FieldShape::Word:
        return field.words.front().name;
    case FieldShape::Truth:
        break;
    }
    return QStringLiteral("true");
}

} // namespace

QString unknownFieldText(QStringView name) {
    const QString shown = name.size() > MostShown
                              ? name.first(MostShown).toString() + QStringLiteral("…")
                              : name.toString();
    const FilterField* near = nearestFilterField(name);
    if (near != nullptr) {
        return QStringLiteral("there is no field “%1”; did you mean %2?").arg(shown, near->name);
    }
    return QStringLiteral("there is no field “%1”; fields are type, tool, receipt, size, took, "
                          "time and others; to search for a text, write it alone")
        .arg(shown);
}

QString valueExpected(const FilterField& field) {
    switch (field.shape) {
    case FieldShape::Number:
        return QStringLiteral("expected a whole number, such as 4711");
    case FieldShape::Time:
        return QStringLiteral(
            "expected a time, such as \"2026-11-20 12:00:01\" or 12:00:01.2 for any day");
    case FieldShape::Size:
        return QStringLiteral("expected whole bytes, such as 90, 1.5kB or 2MB");
    case FieldShape::Duration:
        return QStringLiteral("expected a time with its unit, such as 250us, 41ms, 1.2s or 2min");
    case FieldShape::Text:
        return QStringLiteral("expected a text; quote it when it has blanks or is a keyword");
    case FieldShape::Word:
        return QStringLiteral("expected %1").arg(listed(field.words));
    case FieldShape::Truth:
        break;
    }
    return QStringLiteral("expected true or false");
}

QString wayOn(const FilterField& field) {
    return QStringLiteral("a comparison, as in %1 == %2; to search for the text, quote it")
        .arg(field.name, exampleValue(field));
}

QString exampleList(const FilterField& field) {
    return QStringLiteral("%1 in (%2)").arg(field.name, exampleValue(field));
}

} // namespace muscope
