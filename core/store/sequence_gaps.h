// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <map>

namespace muscope {

// The numbers of a sequence that have not come yet though greater ones have. A number is taken when
// its statement begins and seen when its transaction commits, so each missing one may still come.
// It is expected while a transaction that may hold it is open; after that it was most likely rolled
// back, and is looked for at leisure only: a program may take numbers long before it uses them.
// Bounded: of very many gaps the lowest are let go.
class SequenceGaps {
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::size_t MaximumRanges = 4'096;

    // The numbers from first to last are missing, first seen so while "nextTransaction" was the
    // number of the next transaction to begin.
    void add(std::int64_t first, std::int64_t last, std::int64_t nextTransaction,
             Clock::time_point now);
    // The number has come.
    void fill(std::int64_t number);
    // Transactions below "oldestTransaction" are over.
    void settle(std::int64_t oldestTransaction, Clock::time_point now);

    [[nodiscard]] bool isEmpty() const { return m_gaps.empty(); }
    [[nodiscard]] std::size_t size() const { return m_gaps.size(); }
    [[nodiscard]] std::size_t expected() const { return m_expected; }

    // First and last numbers as two lists, in PostgreSQL's notation of arrays; of the expected
    // alone or of all.
    struct Lists {
        QByteArray firsts;
        QByteArray lasts;
    };
    [[nodiscard]] Lists lists(bool withSettled) const;

private:
    struct Gap {
        std::int64_t last = 0;
        std::int64_t nextTransaction = 0;
        Clock::time_point since;
        bool isExpected = true;
    };

    void letGo();

    std::map<std::int64_t, Gap> m_gaps; // by first number; they do not touch
    std::size_t m_expected = 0;
};

} // namespace muscope
