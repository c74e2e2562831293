// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/fitted_event.h"

#include "core/base/utf8_text.h"
#include "core/json/string_value.h"
#include "core/receipt/rules/code_points_rule.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

namespace {

constexpr std::string_view Unrepresentable = "{\"unrepresentable\": ";

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// Adds a member to the text of an object.
void addMember(QByteArray& object, std::string_view key, std::string_view text) {
    std::string member(object.size() > 2 ? ", " : "");
    json::appendQuoted(key, member);
    member += ": ";
    json::appendQuoted(text, member);
    object.insert(object.size() - 1, toBytes(member));
}

// What a reader of the store takes for the event's payload; nullopt where no JSON text can hold
// its receipt.
std::optional<std::string_view> subjectOf(const RecordedEvent& recorded, const TableFit& table) {
    const StoredEvent& event = recorded.event;
    const std::string_view payload = event.payload ? viewOf(*event.payload) : std::string_view();
    if (!table.hasRaw || !event.raw || !payload.starts_with(Unrepresentable)) {
        return payload;
    }
    const std::string_view raw = viewOf(*event.raw);
    const bool isText = !json::firstInvalidUtf8(raw) && raw.find('\0') == std::string_view::npos;
    return isText ? std::optional(raw) : std::nullopt;
}

} // namespace

StoredEvent fittedEvent(const RecordedEvent& recorded, const TableFit& table) {
    StoredEvent event = recorded.event;
    QByteArray metadata = event.metadata.value_or("{}");
    if (!table.hasDirection && event.direction) {
        addMember(metadata, "direction", viewOf(*event.direction));
    }
    if (!table.hasRaw && recorded.needsRaw && event.raw) {
        addMember(metadata, "raw_base64", viewOf(event.raw->toBase64()));
    }
    if (recorded.wantsReceipt) {
        if (const auto subject = subjectOf(recorded, table)) {
            std::string receipt;
            CodePointsRule().appendReceipt(*subject, receipt);
            addMember(metadata, "mu", receipt);
        }
    }
    event.metadata = metadata;
    return event;
}

void giveUpPayload(RecordedEvent& recorded, const QString& why) {
    StoredEvent& event = recorded.event;
    if (!event.raw) {
        event.raw = event.payload;
    }
    std::string payload(Unrepresentable);
    json::appendQuoted(why.toStdString(), payload);
    event.payload = toBytes(payload + '}');
    recorded.needsRaw = true;
}

} // namespace muscope
