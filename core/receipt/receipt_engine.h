// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/receipt/receipt_report.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class RuleRegistry;

// A receipt found outside its subject's own row: in an event of its own, a row of the table
// mu_receipts or a file.
struct LinkedReceipt {
    enum class Form : unsigned char { AsText, AsJson };

    std::string_view place; // what it lies in, for a person: "event ", "file "
    std::string_view name;  // which one of those
    std::string_view text;  // the receipt itself, or JSON that holds it
    Form form = Form::AsJson;
};

// What an event of type mu_receipt or receipt says it is a receipt of.
struct ReceiptLink {
    std::string subjectEventId;
};

// The verdict over all receipts of one event: the worst, with the level and rule that go with it.
struct EventVerdict {
    Verdict verdict = Verdict::None;
    MatchLevel level = MatchLevel::None;
    const char* rule = nullptr;             // of the worst receipt; nullptr: none
    const char* subject = nullptr;          // of the worst receipt; nullptr: none
    std::optional<std::string> repeatedKey; // one that the metadata holds more than once
    std::vector<ReceiptReport> reports;     // one per receipt found, worst first; see Evidence
};

// Whether every receipt found is reported with its texts, or only those that do not match or have
// something noted: a failure must be explained, while a pass over a million events needs no word on
// what simply holds.
enum class Evidence : unsigned char { VerdictOnly, Full };

// Finds the receipts of an event, reads them and checks each against the event's subjects with
// every rule of the registry. Holds scratch memory: one engine per thread, the registry is shared
// and immutable. Never throws; any bytes are valid input.
class ReceiptEngine {
public:
    explicit ReceiptEngine(const RuleRegistry& rules);
    ~ReceiptEngine();
    ReceiptEngine(const ReceiptEngine&) = delete;
    ReceiptEngine& operator=(const ReceiptEngine&) = delete;

    // True for the event types that are receipts themselves.
    [[nodiscard]] static bool isReceiptEvent(std::string_view type);

    // The subject a receipt event names in its payload; nullopt when it names none.
    [[nodiscard]] std::optional<ReceiptLink> linkOf(const EventView& receiptEvent);

    // Checks every receipt of the event: those in its metadata and those in linked. An event that
    // is a receipt itself is not checked.
    [[nodiscard]] EventVerdict check(const EventView& event, std::span<const LinkedReceipt> linked,
                                     Evidence evidence);

private:
    struct Scratch;
    class Pass;

    std::unique_ptr<Scratch> m_scratch;
};

} // namespace muscope
