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

std::int64_t timeOfDay(const Timestamp& time) {
    constexpr std::int64_t Day = 86'400'000'000;
    const std::int64_t rest = time.microseconds() % Day;
    return rest < 0 ? rest + Day : rest;
}

bool isIn(const std::optional<TimeRange>& range, const IndexSnapshot& snapshot, RowNumber number) {
    if (!range) {
        return true;
    }
    const Timestamp time = snapshot.row(number).time;
    return time.isKnown() && range->contains(time.microseconds());
}

template <typename Enumerator>
bool isAmong(unsigned mask, Enumerator value) {
    return ((mask >> static_cast<unsigned>(value)) & 1U) != 0;
}

} // namespace

RowMatcher::RowMatcher(Filter filter)
    : m_filter(std::move(filter)) {
    for (const FilterTest& test : m_filter.program().tests) {
        Step step;
        step.column = test.column;
        step.isOneRange = test.ranges.size() == 1;
        step.mask = test.mask;
        step.kinds = test.kinds;
        step.next = {test.onFalse, test.onTrue};
        step.range = step.isOneRange ? test.ranges.front() : NumberRange();
        step.ranges = &test.ranges;
        m_steps.push_back(std::move(step));
    }
}

RowMatcher::Decision RowMatcher::decided(const Step& step, const QString& text) const {
    const auto place = static_cast<std::size_t>(&step - m_steps.data());
    return decide(text, m_filter.program().tests[place]) ? Decision::Yes : Decision::No;
}

template <typename TextOf>
bool RowMatcher::textPasses(Step& step, StringId id, const TextOf& textOf) {
    if (id.value() >= step.decisions.size()) {
        step.decisions.resize(std::max<std::size_t>(id.value() + 1, step.decisions.size() * 2));
    }
    Decision& decision = step.decisions[id.value()];
    if (decision == Decision::Unknown) {
        decision = decided(step, textOf(id));
    }
    return decision == Decision::Yes;
}

template <typename TextOf, typename TookOf>
bool RowMatcher::asks(Step& step, const EventRow& row, RowNumber number, const TextOf& textOf,
                      const TookOf& tookOf) {
    const auto isIn = [&step](std::int64_t value) {
        const auto holds = [value](const NumberRange& range) {
            return (range.low <= value) & (value <= range.high);
        };
        return step.isOneRange ? holds(step.range) : std::ranges::any_of(*step.ranges, holds);
    };
    switch (step.column) {
    case FilterColumn::Number:
        return isIn(std::int64_t{number.value()} + 1);
    case FilterColumn::Time:
        return row.time.isKnown() && isIn(row.time.microseconds());
    case FilterColumn::TimeOfDay:
        return row.time.isKnown() && isIn(timeOfDay(row.time));
    case FilterColumn::Size:
        return isIn(row.size);
    case FilterColumn::Took: {
        const std::optional<std::int64_t> took = tookOf(row);
        return took && isIn(*took);
    }
    case FilterColumn::Type:
        return textPasses(step, row.type, textOf);
    case FilterColumn::Name:
        return textPasses(step, isAmong(step.kinds, row.kind) ? row.name : StringId(), textOf);
    case FilterColumn::TypeOrName:
        return textPasses(step, row.type, textOf) || textPasses(step, row.name, textOf);
    case FilterColumn::Direction:
        return isAmong(step.mask, row.direction);
    case FilterColumn::Kind:
        return isAmong(step.mask, row.kind);
    case FilterColumn::Verdict:
        return isAmong(step.mask, row.verdict);
    case FilterColumn::Level:
        return isAmong(step.mask, row.level);
    case FilterColumn::Error:
        return isAmong(step.mask, row.isError);
    case FilterColumn::Operation:
        return isAmong(step.mask, row.operation);
    }
    return false;
}

template <typename TextOf, typename TookOf>
bool RowMatcher::passes(const EventRow& row, RowNumber number, const TextOf& textOf,
                        const TookOf& tookOf) {
    std::uint32_t at = m_filter.program().entry;
    while (at < FilterTest::Reject) {
        Step& step = m_steps[at];
        at = step.next[asks(step, row, number, textOf, tookOf) ? 1 : 0];
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
    // Rows that pass and rows that do not come in no order: each is written down, and kept by
    // counting it, so that the processor has nothing to guess.
    constexpr std::uint32_t RowsAtOnce = 8'192;
    std::vector<RowNumber> rows;
    std::vector<RowNumber> block(RowsAtOnce);
    for (std::uint32_t begin = first.value(); begin < snapshot.size() && !stop.stop_requested();) {
        const std::uint32_t end = begin + std::min(RowsAtOnce, snapshot.size() - begin);
        std::size_t count = 0;
        for (; begin < end; ++begin) {
            const RowNumber number(begin);
            block[count] = number;
            count += isIn(range, snapshot, number) && matcher.matches(snapshot, number) ? 1 : 0;
        }
        rows.insert(rows.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return rows;
}

} // namespace muscope
