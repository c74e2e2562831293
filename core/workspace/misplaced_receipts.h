// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_engine.h"
#include "core/store/event_store.h"

#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace muscope {

// A receipt that differs from its event and holds for exactly one other event of the session.
struct MisplacedReceipt {
    std::string session;
    std::string event; // that it lies with
    std::string text;  // as ReceiptReport::asWritten
    std::string other; // the event it is of
    // Told of one receipt of an event of which all that differ are misplaced: its verdict is "wrong
    // subject" and no longer "differs".
    bool settlesEvent = false;

    bool operator==(const MisplacedReceipt&) const = default;
};

// The misplaced receipts of a pass, for the verdicts of a later one.
class MisplacedReceipts {
public:
    void add(MisplacedReceipt receipt);
    [[nodiscard]] bool isEmpty() const { return m_others.empty(); }
    // Makes the reports of misplaced receipts say "wrong subject", and the verdict what is then the
    // worst.
    void amend(const EventView& event, EventVerdict& verdict) const;
    // Makes one report say so.
    static void amend(const std::string& other, ReceiptReport& report);

private:
    using Key = std::tuple<std::string, std::string, std::string>;
    std::map<Key, std::string> m_others;
};

// Looks among the events of a session for those that differing receipts are really of: a second
// look that only failures pay for. Remembers at most MostReceipts receipts and MostTexts bytes of
// them; further ones stay what they are.
class MisplacedSearch {
public:
    explicit MisplacedSearch(const RuleRegistry& rules)
        : m_rules(rules) {}

    // Takes the reports of all receipts of an event that differ, told in one or two parts.
    void add(std::string_view session, std::string_view event,
             std::span<const ReceiptReport> reports, std::span<const ReceiptReport> more = {});
    // Reads the sessions of those receipts once more.
    [[nodiscard]] Result<std::vector<MisplacedReceipt>> run(EventStore& store,
                                                            const std::stop_token& stop);

    static constexpr std::size_t MostReceipts = 10'000;
    static constexpr std::size_t MostTexts = std::size_t{64} << 20; // bytes

private:
    struct Wanted {
        MisplacedReceipt receipt; // other: the first event it holds for
        int found = 0;

        // Which of several it is of, nobody can tell.
        [[nodiscard]] bool isMisplaced() const { return found == 1; }
    };

    void add(std::string_view session, std::string_view event, const ReceiptReport& report);
    static void settleEvents(std::vector<Wanted>& wanted);
    [[nodiscard]] Result<void> searchSession(EventStore& store, const std::string& session,
                                             std::vector<Wanted>& wanted,
                                             const std::stop_token& stop) const;

    const RuleRegistry& m_rules;
    std::map<std::string, std::vector<Wanted>> m_sessions;
    std::size_t m_count = 0;
    std::size_t m_bytes = 0;
};

} // namespace muscope
