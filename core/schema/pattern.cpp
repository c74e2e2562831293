// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/pattern.h"

#include "core/json/utf16.h"
#include "core/schema/ecma_translator.h"

#include <optional>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxPatternUnits = 4096;
// PCRE2 counts its limit from each place it starts at, and a start that never reaches it costs too.
constexpr std::size_t MaxFloatingUnits = 8192; // of a text whose every place is tried
constexpr std::size_t MaxAnchoredUnits = 1'000'000;
// Calls inside of PCRE2; a hundred thousand take about a millisecond.
constexpr QStringView QuickLimit = u"(*LIMIT_MATCH=1000)(*LIMIT_DEPTH=1000)(*LIMIT_HEAP=20000)";
constexpr QStringView PatientLimit =
    u"(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=20000)";
constexpr std::uint64_t UnitsPerStep = 10; // where the text is read about once
constexpr std::uint64_t PatientSteps = 20'000;
constexpr std::uint64_t PatientStepsPerStart = 100;

QRegularExpressionMatch attempt(const QRegularExpression& expression, const QString& text) {
    return expression.match(text, 0, QRegularExpression::NormalMatch,
                            QRegularExpression::DontCheckSubjectStringMatchOption);
}

bool isHigh(std::uint32_t unit) {
    return (unit & 0xfffffc00U) == 0xd800U;
}

bool isLow(std::uint32_t unit) {
    return (unit & 0xfffffc00U) == 0xdc00U;
}

// Well-formed UTF-16; nullopt: it would have more units than the limit.
std::optional<QString> utf16(std::string_view text, std::size_t limit) {
    if (text.size() / 4 > limit) {
        return std::nullopt;
    }
    QString units;
    units.reserve(static_cast<qsizetype>(text.size()));
    json::Utf16Reader reader(text);
    bool isPairOpen = false;
    while (!reader.atEnd()) {
        const std::uint32_t unit = reader.next();
        const bool isHalf = reader.isHalf() && (isHigh(unit) || (isLow(unit) && isPairOpen));
        isPairOpen = isHalf && isHigh(unit);
        const bool isAlone = !isHalf && (isHigh(unit) || isLow(unit));
        units.append(isAlone || unit > 0xffff ? QChar(QChar::ReplacementCharacter)
                                              : QChar(static_cast<char16_t>(unit)));
        if (static_cast<std::size_t>(units.size()) > limit) {
            return std::nullopt;
        }
    }
    return units;
}

} // namespace

tl::expected<Pattern, QString> Pattern::compile(std::string_view source) {
    const auto units = utf16(source, MaxPatternUnits);
    if (!units) {
        return tl::unexpected(u"the pattern has more than %1 characters"_s.arg(MaxPatternUnits));
    }
    EcmaTranslator translator(*units);
    const auto translated = translator.translate();
    if (!translated) {
        return tl::unexpected(u"the pattern cannot be read: %1"_s.arg(translated.error()));
    }
    QRegularExpression quick(QuickLimit.toString() + *translated);
    if (!quick.isValid()) {
        return tl::unexpected(u"the pattern cannot be read: %1"_s.arg(quick.errorString()));
    }
    quick.optimize(); // now, rather than under the lock of whichever thread matches first
    return Pattern(std::move(quick), QRegularExpression(PatientLimit.toString() + *translated),
                   translator.isAnchored());
}

Pattern::Tried Pattern::match(std::string_view text) const {
    const auto units = utf16(text, m_isAnchored ? MaxAnchoredUnits : MaxFloatingUnits);
    if (!units) {
        return {Match::GaveUp, 1};
    }
    const auto size = static_cast<std::uint64_t>(units->size());
    const std::uint64_t starts = m_isAnchored ? 1 : size;
    Tried tried{Match::GaveUp, starts + size / UnitsPerStep};
    QRegularExpressionMatch match = attempt(m_quick, *units);
    if (!match.isValid()) {
        tried.steps += PatientSteps + PatientStepsPerStart * starts;
        match = attempt(m_patient, *units);
    }
    if (match.isValid()) {
        tried.match = match.hasMatch() ? Match::Yes : Match::No;
    }
    return tried;
}

} // namespace muscope::schema
