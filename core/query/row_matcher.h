// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"
#include "core/index/index_snapshot.h"
#include "core/query/filter.h"

#include <array>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace muscope {

// Asks a filter of events. What a text says is decided once for each StringId and kept, so asking a
// row costs a few comparisons. For one thread at a time, and one index: ids must keep their texts.
class RowMatcher {
public:
    explicit RowMatcher(Filter filter);

    [[nodiscard]] const Filter& filter() const { return m_filter; }

    [[nodiscard]] bool matches(const IndexSnapshot& snapshot, RowNumber number);

    // A row that is in no index: what its operation needs is unknown. The texts of its ids are
    // asked for when they are met first.
    using Texts = std::function<QString(StringId)>;
    [[nodiscard]] bool matches(const EventRow& row, RowNumber number, const Texts& texts);

private:
    enum class Decision : unsigned char { Unknown, No, Yes };

    // A test as asking it wants it: small, and side by side with the others.
    struct Step {
        FilterColumn column = FilterColumn::TypeOrName;
        bool isOneRange = false;
        unsigned mask = 0;
        unsigned kinds = 0;
        std::array<std::uint32_t, 2> next{}; // when it fails, when it holds: no branch to guess
        NumberRange range;
        const std::vector<NumberRange>* ranges = nullptr;
        std::vector<Decision> decisions; // by StringId
    };

    template <typename TextOf, typename TookOf>
    bool passes(const EventRow& row, RowNumber number, const TextOf& textOf, const TookOf& tookOf);
    template <typename TextOf>
    bool textPasses(Step& step, StringId id, const TextOf& textOf);
    template <typename TextOf, typename TookOf>
    bool asks(Step& step, const EventRow& row, RowNumber number, const TextOf& textOf,
              const TookOf& tookOf);
    [[nodiscard]] Decision decided(const Step& step, const QString& text) const;

    Filter m_filter;
    std::vector<Step> m_steps;
};

// The rows from first on that pass the filter and, where a range is given, lie in it: a row whose
// time is unknown lies in none. Ascending. Ends early, with what was found, when stop is requested.
[[nodiscard]] std::vector<RowNumber> selectRows(RowMatcher& matcher,
                                                const std::optional<TimeRange>& range,
                                                const IndexSnapshot& snapshot, RowNumber first,
                                                const std::stop_token& stop);

} // namespace muscope
