// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/row_matcher.h"

#include <algorithm>

namespace muscope {

namespace {

bool fits(QStringView text, const FilterTest& test) {
    const auto anyText = [&test](auto compare) {
        return std::any_of(test.texts.cbegin(), test.texts.cend(), compare);
    };
    switch (test.comparison) {
    case TextComparison::Equal:
        return anyText([text](const QString& wanted) { return text == wanted; });
    case TextComparison::Contains:
        return anyText(
            [text](const QString& wanted) { return text.contains(wanted, Qt::CaseInsensitive); });
    case TextComparison::StartsWith:
        return anyText(
            [text](const QString& wanted) { return text.startsWith(wanted, Qt::CaseInsensitive); });
    case TextComparison::EndsWith:
        return anyText(
            [text](const QString& wanted) { return text.endsWith(wanted, Qt::CaseInsensitive); });
    case TextComparison::Matches:
        break;
    }
    return test.pattern.match(text.toString()).hasMatch();
}

// A notification's name is known by its whole spelling and by the shorter one the window shows.
bool decide(const QString& text, const FilterTest& test) {
    constexpr QStringView Prefix = u"notifications/";
    return fits(text, test) || (test.column != FilterColumn::Type && text.startsWith(Prefix) &&
                                fits(QStringView(text).sliced(Prefix.size()), test));
}

bool isIn(const std::vector<NumberRange>& ranges, std::int64_t value) {
    return std::ranges::any_of(ranges, [value](const NumberRange& range) {
        return range.low <= value && value <= range.high;
    });
}

std::int64_t timeOfDay(const Timestamp& time) {
    constexpr std::int64_t Day = 86'400'000'000;
    const std::int64_t rest = time.microseconds() % Day;
    return rest < 0 ? rest + Day : rest;
}

template <typename Enumerator>
bool isAmong(unsigned mask, Enumerator value) {
    return ((mask >> static_cast<unsigned>(value)) & 1U) != 0;
}

} // namespace

RowMatcher::RowMatcher(Filter filter)
    : m_filter(std::move(filter))
    , m_decisions(m_filter.program().tests.size()) {}

template <typename TextOf>
bool RowMatcher::textPasses(std::size_t place, StringId id, TextOf textOf) {
    Decisions& decisions = m_decisions[place];
    if (id.value() >= decisions.size()) {
        decisions.resize(std::max<std::size_t>(id.value() + 1, decisions.size() * 2));
    }
    Decision& decision = decisions[id.value()];
    if (decision == Decision::Unknown) {
        const bool isYes = decide(textOf(id), m_filter.program().tests[place]);
        decision = isYes ? Decision::Yes : Decision::No;
    }
    return decision == Decision::Yes;
}

template <typename TextOf, typename TookOf>
bool RowMatcher::passes(const EventRow& row, RowNumber number, TextOf textOf, TookOf tookOf) {
    const std::vector<FilterTest>& tests = m_filter.program().tests;
    const auto ask = [&](std::size_t place) {
        const FilterTest& test = tests[place];
        switch (test.column) {
        case FilterColumn::Number:
            return isIn(test.ranges, std::int64_t{number.value()} + 1);
        case FilterColumn::Time:
            return row.time.isKnown() && isIn(test.ranges, row.time.microseconds());
        case FilterColumn::TimeOfDay:
            return row.time.isKnown() && isIn(test.ranges, timeOfDay(row.time));
        case FilterColumn::Size:
            return isIn(test.ranges, row.size);
        case FilterColumn::Took: {
            const std::optional<std::int64_t> took = tookOf(row);
            return took && isIn(test.ranges, *took);
        }
        case FilterColumn::Type:
            return textPasses(place, row.type, textOf);
        case FilterColumn::Name:
            return textPasses(place, isAmong(test.kinds, row.kind) ? row.name : StringId(), textOf);
        case FilterColumn::TypeOrName:
            return textPasses(place, row.type, textOf) || textPasses(place, row.name, textOf);
        case FilterColumn::Direction:
            return isAmong(test.mask, row.direction);
        case FilterColumn::Kind:
            return isAmong(test.mask, row.kind);
        case FilterColumn::Verdict:
            return isAmong(test.mask, row.verdict);
        case FilterColumn::Level:
            return isAmong(test.mask, row.level);
        case FilterColumn::Error:
            return isAmong(test.mask, row.isError);
        case FilterColumn::Operation:
            return isAmong(test.mask, row.operation);
        }
        return false;
    };
    std::uint32_t at = m_filter.program().entry;
    while (at < FilterTest::Reject) {
        at = ask(at) ? tests[at].onTrue : tests[at].onFalse;
    }
    return at == FilterTest::Accept;
}

bool RowMatcher::matches(const IndexSnapshot& snapshot, RowNumber number) {
    return passes(
        snapshot.row(number), number,
        [&snapshot](StringId id) -> const QString& { return snapshot.text(id); },
        [&snapshot](const EventRow& row) { return snapshot.tookMicroseconds(row); });
}

bool RowMatcher::matches(const EventRow& row, RowNumber number, const Texts& texts) {
    return passes(row, number, texts,
                  [](const EventRow&) { return std::optional<std::int64_t>(); });
}

std::vector<RowNumber> selectRows(RowMatcher& matcher, const std::optional<TimeRange>& range,
                                  const IndexSnapshot& snapshot, RowNumber first,
                                  const std::stop_token& stop) {
    constexpr std::uint32_t RowsBetweenLooks = 8'192;
    std::vector<RowNumber> rows;
    for (std::uint32_t i = first.value(); i < snapshot.size(); ++i) {
        if (i % RowsBetweenLooks == 0 && stop.stop_requested()) {
            break;
        }
        const RowNumber number(i);
        if (range) {
            const Timestamp time = snapshot.row(number).time;
            if (!time.isKnown() || !range->contains(time.microseconds())) {
                continue;
            }
        }
        if (matcher.matches(snapshot, number)) {
            rows.push_back(number);
        }
    }
    return rows;
}

} // namespace muscope
