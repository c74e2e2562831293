// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/yaml_type.h"

#include "core/base/utf8_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <optional>

namespace muscope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestTyped = 64; // characters; what is longer is no number and no time

// The whole of a scalar without quotes, as yaml.org/type has it for YAML 1.1.
QRegularExpression whole(const QString& pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

std::optional<std::string> booleanOf(const QString& text) {
    static const QRegularExpression yes = whole(u"yes|Yes|YES|true|True|TRUE|on|On|ON"_s);
    static const QRegularExpression no = whole(u"no|No|NO|false|False|FALSE|off|Off|OFF"_s);
    if (yes.match(text).hasMatch()) {
        return "true";
    }
    if (no.match(text).hasMatch()) {
        return "false";
    }
    return std::nullopt;
}

// Decimal, octal with a leading zero, or in base 60: 1:30 is 90.
std::optional<std::string> integerOf(QString text) {
    static const QRegularExpression decimal = whole(u"-?(0|[1-9][0-9]*)"_s);
    static const QRegularExpression octal = whole(u"-?0[0-7]+"_s);
    static const QRegularExpression base60 = whole(u"-?[1-9][0-9]{0,8}(:[0-5]?[0-9]){1,4}"_s);
    text.remove(u'_');
    if (text.startsWith(u'+')) {
        text.remove(0, 1);
    }
    if (decimal.match(text).hasMatch()) {
        return text == u"-0" ? "0" : text.toStdString();
    }
    bool isGood = false;
    if (octal.match(text).hasMatch()) {
        const qlonglong value = text.toLongLong(&isGood, 8);
        return isGood ? std::optional(std::to_string(value)) : std::nullopt;
    }
    if (!base60.match(text).hasMatch()) {
        return std::nullopt;
    }
    const bool isNegative = text.startsWith(u'-');
    qlonglong value = 0;
    for (const QString& part : text.mid(isNegative ? 1 : 0).split(u':')) {
        value = value * 60 + part.toLongLong();
    }
    return std::to_string(isNegative ? -value : value);
}

std::optional<std::string> realOf(QString text) {
    static const QRegularExpression real =
        whole(u"[-+]?([0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)([eE][-+][0-9]+)?"_s);
    if (!real.match(text).hasMatch()) {
        return std::nullopt;
    }
    const double value = text.remove(u'_').toDouble();
    return QString::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
}

// 2025-08-29T20:30:00Z is 2025-08-29 20:30:00+00:00.
std::optional<std::string> timeOf(const QString& text) {
    static const QRegularExpression date = whole(u"[0-9]{4}-[0-9]{2}-[0-9]{2}"_s);
    static const QRegularExpression dateAndTime =
        whole(u"([0-9]{4}-[0-9]{2}-[0-9]{2})([Tt]|[ \\t]+)([0-9]{2}:[0-9]{2}:[0-9]{2})"
              "(\\.[0-9]{0,6})?[ \\t]*(Z|[-+][0-9]{2}:[0-9]{2})?"_s);
    if (date.match(text).hasMatch()) {
        return text.toStdString();
    }
    const QRegularExpressionMatch time = dateAndTime.match(text);
    if (!time.hasMatch()) {
        return std::nullopt;
    }
    QString fraction = time.captured(4);
    while (fraction.endsWith(u'0') || fraction.endsWith(u'.')) {
        fraction.chop(1);
    }
    const QString zone = time.captured(5);
    return (time.captured(1) + u' ' + time.captured(3) + fraction +
            (zone == u"Z" ? u"+00:00"_s : zone))
        .toStdString();
}

} // namespace

YamlTyped typedOf(const YamlValue& scalar) {
    using Type = YamlTyped::Type;
    if (scalar.kind == YamlValue::Kind::Null) {
        return {};
    }
    const QString text = toText(scalar.scalar);
    if (!scalar.isQuoted && text.size() <= LongestTyped) {
        if (auto boolean = booleanOf(text)) {
            return {Type::Boolean, std::move(*boolean)};
        }
        if (auto integer = integerOf(text)) {
            return {Type::Integer, std::move(*integer)};
        }
        if (auto real = realOf(text)) {
            return {Type::Real, std::move(*real)};
        }
        if (auto time = timeOf(text)) {
            return {Type::Time, std::move(*time)};
        }
    }
    return {Type::Text, scalar.scalar};
}

} // namespace muscope
