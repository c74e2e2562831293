// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_comparison.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace muscope {

namespace {

using Events = std::span<const AnchoredEvent>;
using Places = std::vector<std::size_t>;

constexpr std::size_t None = std::numeric_limits<std::size_t>::max();

// The places of events, sorted by id and, for one id, as they lie.
Places sortedById(Events events) {
    Places places(events.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::sort(places, [events](std::size_t first, std::size_t second) {
        return std::tie(events[first].id, first) < std::tie(events[second].id, second);
    });
    return places;
}

// Where the run of one id that starts at begin ends.
std::size_t endOfId(Events events, const Places& places, std::size_t begin) {
    std::size_t end = begin;
    while (end != places.size() && events[places[end]].id == events[places[begin]].id) {
        ++end;
    }
    return end;
}

// Finds for each anchored event the one in the store that is it.
class Pairing {
public:
    Pairing(Events anchored, Events found)
        : m_anchored(anchored)
        , m_found(found)
        , m_foundFor(anchored.size(), None)
        , m_isPaired(found.size(), false) {
        Places left = sortedById(anchored);
        Places right = sortedById(found);
        std::size_t i = 0;
        std::size_t j = 0;
        while (i != left.size() && j != right.size()) {
            const int order = anchored[left[i]].id.compare(found[right[j]].id);
            if (order < 0) {
                ++i;
            } else if (order > 0) {
                ++j;
            } else {
                const std::size_t leftEnd = endOfId(anchored, left, i);
                const std::size_t rightEnd = endOfId(found, right, j);
                pairOneId({left.data() + i, leftEnd - i}, {right.data() + j, rightEnd - j});
                i = leftEnd;
                j = rightEnd;
            }
        }
    }

    // Its place in the store; None: it is gone.
    [[nodiscard]] std::size_t foundFor(std::size_t place) const { return m_foundFor[place]; }
    [[nodiscard]] bool isPaired(std::size_t foundPlace) const { return m_isPaired[foundPlace]; }

private:
    void pair(std::size_t place, std::size_t foundPlace) {
        m_foundFor[place] = foundPlace;
        m_isPaired[foundPlace] = true;
    }

    void pairOneId(std::span<std::size_t> left, std::span<std::size_t> right) {
        if (left.size() > 1 || right.size() > 1) {
            pairEqual(left, right);
        }
        auto foundPlace = right.begin();
        for (const std::size_t place : left) {
            if (m_foundFor[place] != None) {
                continue;
            }
            foundPlace = std::find_if(foundPlace, right.end(),
                                      [this](std::size_t other) { return !m_isPaired[other]; });
            if (foundPlace == right.end()) {
                return;
            }
            pair(place, *foundPlace);
        }
    }

    // Those of one id that did not change; leaves both sides in their order.
    void pairEqual(std::span<std::size_t> left, std::span<std::size_t> right) {
        const auto byDigest = [](Events events) {
            return [events](std::size_t first, std::size_t second) {
                return std::tie(events[first].digest, first) <
                       std::tie(events[second].digest, second);
            };
        };
        std::ranges::sort(left, byDigest(m_anchored));
        std::ranges::sort(right, byDigest(m_found));
        auto foundPlace = right.begin();
        for (const std::size_t place : left) {
            while (foundPlace != right.end() &&
                   m_found[*foundPlace].digest < m_anchored[place].digest) {
                ++foundPlace;
            }
            if (foundPlace != right.end() &&
                m_found[*foundPlace].digest == m_anchored[place].digest) {
                pair(place, *foundPlace);
                ++foundPlace;
            }
        }
        std::ranges::sort(left);
        std::ranges::sort(right);
    }

    Events m_anchored;
    Events m_found;
    Places m_foundFor;
    std::vector<bool> m_isPaired;
};

// For each number of a sequence without repeats, how long the longest rising subsequence is that
// ends there.
Places risingLengths(const Places& sequence) {
    Places lengths;
    lengths.reserve(sequence.size());
    Places smallestEnds; // of the subsequences of each length
    for (const std::size_t number : sequence) {
        const auto end = std::ranges::lower_bound(smallestEnds, number);
        lengths.push_back(static_cast<std::size_t>(end - smallestEnds.begin()) + 1);
        if (end == smallestEnds.end()) {
            smallestEnds.push_back(number);
        } else {
            *end = number;
        }
    }
    return lengths;
}

// Which numbers are part of every longest rising subsequence: those did not move.
std::vector<bool> unmoved(const Places& sequence) {
    const Places before = risingLengths(sequence);
    Places turned(sequence.rbegin(), sequence.rend());
    for (std::size_t& number : turned) {
        number = None - number;
    }
    Places after = risingLengths(turned);
    std::ranges::reverse(after);
    const std::size_t longest = before.empty() ? 0 : std::ranges::max(before);
    // A number lies on a longest one, at the place before[i] says, if both halves add up; in every
    // one if no other number can have that place.
    Places candidates(longest + 1, 0);
    const auto isOnOne = [&](std::size_t index) {
        return before[index] + after[index] - 1 == longest;
    };
    for (std::size_t index = 0; index < sequence.size(); ++index) {
        candidates[before[index]] += isOnOne(index) ? 1 : 0;
    }
    std::vector<bool> result(sequence.size());
    for (std::size_t index = 0; index < sequence.size(); ++index) {
        result[index] = isOnOne(index) && candidates[before[index]] == 1;
    }
    return result;
}

} // namespace

AnchorComparison AnchorComparison::of(Events anchored, Events found) {
    const Pairing pairing(anchored, found);
    AnchorComparison comparison;
    Places kept;        // places in the anchor of the events that are still there,
    Places keptInStore; // and in the store
    for (std::size_t place = 0; place < anchored.size(); ++place) {
        const std::size_t foundPlace = pairing.foundFor(place);
        if (foundPlace == None) {
            comparison.removed.push_back(anchored[place].id);
            continue;
        }
        kept.push_back(place);
        keptInStore.push_back(foundPlace);
        if (found[foundPlace].digest != anchored[place].digest) {
            comparison.changed.push_back(anchored[place].id);
        }
    }
    for (std::size_t foundPlace = 0; foundPlace < found.size(); ++foundPlace) {
        if (!pairing.isPaired(foundPlace)) {
            comparison.inserted.push_back(found[foundPlace].id);
        }
    }
    const std::vector<bool> stayed = unmoved(keptInStore);
    for (std::size_t index = 0; index < kept.size(); ++index) {
        if (!stayed[index]) {
            comparison.reordered.push_back(anchored[kept[index]].id);
        }
    }
    return comparison;
}

} // namespace muscope
