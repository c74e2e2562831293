// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/full_size_events.h"

#include "core/json/string_value.h"
#include "core/receipt/receipt_maker.h"
#include "core/receipt/rules/builtin_rules.h"
#include "tests/support/hostile_events.h"
#include "tests/support/store_fixture.h"

namespace muscope {

namespace {

constexpr int Sessions = 4;
constexpr int RoundsBetweenReceipts = 8; // the checks of the others take their time
constexpr const char* Subject = R"({"tool":"greet","args":{"names":["Ada","Bob"]},"result":"Hi!"})";

QByteArray receiptMember(const std::string& receipt) {
    std::string member = "\"mu\":";
    json::appendQuoted(receipt, member);
    return QByteArray::fromStdString(member);
}

// A receipt of each rule that makes one of the subject.
std::vector<QByteArray> receiptMembers() {
    const RuleRegistry rules = builtinRules();
    std::vector<QByteArray> members;
    for (const auto& rule : rules.rules()) {
        if (const Result<std::string> receipt = ReceiptMaker::make(*rule, Subject)) {
            members.push_back(receiptMember(*receipt));
        }
    }
    return members;
}

StoredEvent subjectEvent(const QByteArray& id, bool isChanged) {
    StoredEvent event = eventAt("", id.constData(), 0);
    event.payload = QByteArray(Subject);
    if (isChanged) {
        event.payload->replace("Hi", "Ha");
    }
    return event;
}

// One round of receipts: beside their events, and as events of their own.
void appendReceipts(std::vector<StoredEvent>& events) {
    static const std::vector<QByteArray> Members = receiptMembers();
    for (const QByteArray& member : Members) {
        for (const bool isChanged : {false, true}) {
            const auto id = "r" + QByteArray::number(static_cast<int>(events.size()));
            events.push_back(subjectEvent(id, isChanged));
            events.back().metadata = '{' + member + '}';
            events.push_back(subjectEvent(id + " apart", isChanged));
            events.push_back(eventAt("", (id + " receipt").constData(), 0));
            events.back().type = "mu_receipt";
            events.back().payload = "{\"event_id\":\"" + id + " apart\"," + member + '}';
        }
    }
}

} // namespace

std::vector<StoredEvent> fullSizeEvents(std::size_t count) {
    const std::vector<StoredEvent> mild = mildEvents();
    std::vector<StoredEvent> events;
    int rounds = 0;
    while (events.size() < count) {
        const std::size_t begin = events.size();
        const QByteArray round = ' ' + QByteArray::number(static_cast<int>(begin));
        for (const StoredEvent& event : mild) {
            events.push_back(event);
            events.back().eventId = EventId(event.eventId.value() + round);
        }
        if (rounds++ % RoundsBetweenReceipts == 0) {
            appendReceipts(events);
        }
        const auto session = static_cast<int>(begin * Sessions / count);
        for (std::size_t i = begin; i < events.size(); ++i) {
            events[i].sessionId = SessionId("mild " + QByteArray::number(session));
        }
    }
    return events;
}

std::vector<StoredEvent> wildEvents(int size) {
    std::vector<StoredEvent> events = hostileEvents(size);
    events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(mildEvents().size()));
    // No table that muscope makes has NULL there.
    std::erase_if(events, [](const StoredEvent& event) { return !event.payload; });
    return events;
}

} // namespace muscope
