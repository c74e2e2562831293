// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/wording.h"

#include "core/schema/program.h"

#include <QStringList>

#include <array>
#include <utility>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxBytes = 60;

constexpr std::array<std::pair<unsigned, QStringView>, 7> Names{{
    {types::String, u"a string"},
    {types::Integer, u"an integer"},
    {types::Number, u"a number"},
    {types::Boolean, u"true or false"},
    {types::Object, u"an object"},
    {types::Array, u"an array"},
    {types::Null, u"null"},
}};

// At a character's end.
QString cut(std::string_view text) {
    if (text.size() <= MaxBytes) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    std::size_t end = MaxBytes;
    while (end != 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
        --end;
    }
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(end)) + u'…';
}

} // namespace

QString inQuotes(std::string_view text) {
    return u'"' + cut(text) + u'"';
}

QString described(const json::Document& document, json::NodeId value) {
    switch (document.type(value)) {
    case json::Type::Object:
        return u"an object"_s;
    case json::Type::Array:
        return u"an array"_s;
    case json::Type::String:
        return inQuotes(document.stringSpelling(value));
    case json::Type::Null:
    case json::Type::False:
    case json::Type::True:
    case json::Type::Number:
        break;
    }
    return cut(document.spelling(value));
}

QString counted(std::uint64_t count, QStringView one, QStringView many) {
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

QString typeNames(std::uint64_t set) {
    QStringList names;
    for (const auto& [type, name] : Names) {
        if ((set & type) != 0) {
            names.append(name.toString());
        }
    }
    if (names.size() < 2) {
        return names.join(QString());
    }
    const QString last = names.takeLast();
    return names.join(u", "_s) + u" or "_s + last;
}

} // namespace muscope::schema
