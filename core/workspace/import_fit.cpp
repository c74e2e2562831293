// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/import_fit.h"

#include "core/base/utf8_text.h"
#include "core/workspace/fitted_event.h"

#include <cstdlib>

namespace muscope {

namespace {

// A column without zone drops it, and PostgreSQL rounds to the microsecond what muscope cuts.
bool isSameMoment(std::string_view left, std::string_view right) {
    const Timestamp first = Timestamp::parse(left);
    const Timestamp second = Timestamp::parse(right);
    return first.isKnown() && second.isKnown() &&
           std::abs(first.microseconds() - second.microseconds()) <= 1;
}

bool isFinerThanMicroseconds(const QByteArray& time) {
    constexpr qsizetype Digits = 6;
    qsizetype at = time.indexOf('.') + 1;
    const qsizetype begin = at;
    while (at > 0 && at < time.size() && time[at] >= '0' && time[at] <= '9') {
        ++at;
    }
    return at - begin > Digits;
}

bool isObject(const std::optional<QByteArray>& text) {
    return !text || (text->startsWith('{') && text->endsWith('}'));
}

} // namespace

ImportFit::ImportFit(const BatchAppender& table)
    : m_payload{true, table.isJson(Field::Payload), table.isJsonb(Field::Payload)}
    , m_metadata{table.hasColumn(Field::Metadata), table.isJson(Field::Metadata),
                 table.isJsonb(Field::Metadata)}
    , m_time(table.timeForm())
    , m_hasRaw(table.hasColumn(Field::Raw))
    , m_hasDirection(table.hasColumn(Field::Direction))
    , m_hasStream(table.hasColumn(Field::Stream)) {}

FittedEvent ImportFit::fit(StoredEvent event) {
    FittedEvent fitted{std::move(event), {}};
    fitTime(fitted);
    fitMetadata(fitted);
    fitPayload(fitted);
    dropColumns(fitted);
    return fitted;
}

// A database reads more in a text than a time ("yesterday"), and forgets offsets: it is given the
// moment as muscope prints it, or none.
void ImportFit::fitTime(FittedEvent& fitted) const {
    auto& text = fitted.event.createdAt;
    if (!text || m_time == BatchAppender::TimeForm::Text) {
        return;
    }
    const Timestamp time = Timestamp::parse(toView(*text));
    if (time.isMissing() || time.isUnreadable()) {
        fitted.refusal = QStringLiteral("“%1” is no time").arg(QString::fromUtf8(*text));
    }
    if (!time.isKnown()) {
        return;
    }
    if (m_time == BatchAppender::TimeForm::Day) {
        fitDay(fitted);
        return;
    }
    const bool hasZone = time.zone() == Timestamp::Zone::Utc;
    if (m_time == BatchAppender::TimeForm::Moment && !hasZone) {
        fitted.remarks.push_back("a time without zone, which the column takes for UTC: the digest "
                                 "differs");
    } else if (m_time == BatchAppender::TimeForm::Clock && hasZone) {
        fitted.remarks.push_back("a time's zone, which the column does not keep: it is in UTC, and "
                                 "the digest differs");
    }
    if (isFinerThanMicroseconds(*text)) {
        fitted.remarks.push_back("a time finer than a microsecond: cut");
    }
    text = QByteArray::fromStdString(Timestamp::printed(toView(*text)));
}

void ImportFit::fitDay(FittedEvent& fitted) {
    QByteArray& text = *fitted.event.createdAt;
    const std::string printed = Timestamp::parse(toView(text)).toText();
    const std::size_t clock = printed.find_first_of("T ");
    const std::string era = printed.ends_with(" BC") ? " BC" : "";
    if (printed.substr(clock) != "T00:00:00.000000") {
        fitted.remarks.push_back("a time, of which the column keeps the day in UTC alone: the "
                                 "digest differs");
    }
    text = QByteArray::fromStdString(printed.substr(0, clock) + era);
}

json::JsonbVerdict ImportFit::judge(const QByteArray& text, bool isJson, bool isJsonb) {
    if (!isJson) {
        return {};
    }
    const auto document = m_parser.parse(toView(text));
    if (!document) {
        return {"it is no JSON"};
    }
    if ((*document)->firstInvalidUtf8()) {
        return {"it is no UTF-8"};
    }
    return isJsonb ? m_judge.judge(**document) : json::JsonbVerdict();
}

void ImportFit::fitPayload(FittedEvent& fitted) {
    StoredEvent& event = fitted.event;
    if (!event.payload) {
        return;
    }
    const json::JsonbVerdict verdict = judge(*event.payload, m_payload.isJson, m_payload.isJsonb);
    if (!verdict.refusal.empty()) {
        giveUp(fitted, verdict.refusal);
    } else if (m_payload.isJsonb && m_hasRaw && !event.raw) {
        event.raw = event.payload;
        fitted.remarks.push_back("a payload whose spelling JSONB does not keep: its bytes are in "
                                 "raw, which was empty");
    } else if (verdict.changesValue && event.raw != event.payload) {
        fitted.remarks.push_back("a payload with a key given twice or a number that JSONB spells "
                                 "otherwise, and no room in raw: its value alone is kept");
    }
}

// The bytes go where there is room for them.
void ImportFit::giveUp(FittedEvent& fitted, const std::string& why) {
    StoredEvent& event = fitted.event;
    const bool isRawFree = !event.raw || event.raw == event.payload;
    const bool hasRoom = isRawFree && (m_hasRaw || isObject(event.metadata));
    fitted.remarks.push_back(
        hasRoom ? "a payload that JSONB refuses: its bytes are in raw, or in metadata.raw_base64 "
                  "where there is no such column, and the digest differs"
                : "a payload that JSONB refuses, and raw has other bytes: it is not kept");
    RecordedEvent recorded{std::move(event)};
    recorded.needsRaw = hasRoom;
    giveUpPayload(recorded, QString::fromStdString(why));
    event = m_hasRaw || !hasRoom ? std::move(recorded.event) : fittedEvent(recorded, {false, true});
}

void ImportFit::fitMetadata(FittedEvent& fitted) {
    auto& metadata = fitted.event.metadata;
    if (!metadata || !m_metadata.isThere) {
        return;
    }
    const json::JsonbVerdict verdict = judge(*metadata, m_metadata.isJson, m_metadata.isJsonb);
    if (!verdict.refusal.empty()) {
        metadata = QByteArray(R"({"unrepresentable": "metadata", "metadata_base64": ")") +
                   metadata->toBase64() + "\"}";
        fitted.remarks.push_back("metadata that JSONB refuses: its bytes are in "
                                 "metadata.metadata_base64, and the digest differs");
    } else if (verdict.changesValue) {
        fitted.remarks.push_back("metadata with a key given twice or a number that JSONB spells "
                                 "otherwise: its value alone is kept");
    }
}

void ImportFit::dropColumns(FittedEvent& fitted) const {
    const auto drop = [&fitted](std::optional<QByteArray>& column, bool isThere, const char* what) {
        if (!isThere && column) {
            column.reset();
            fitted.remarks.push_back(what);
        }
    };
    StoredEvent& event = fitted.event;
    drop(event.raw, m_hasRaw, "raw bytes, for which the table has no column: not kept");
    drop(event.direction, m_hasDirection,
         "a direction, for which the table has no column: not kept");
    drop(event.streamId, m_hasStream, "a stream, for which the table has no column: not kept");
    drop(event.metadata, m_metadata.isThere,
         "metadata, for which the table has no column: not kept");
}

bool ImportFit::isSame(const StoredEvent& fitted, const EventView& stored) {
    EventView wanted = fitted.view();
    EventView found = stored;
    if (wanted.createdAt && found.createdAt && isSameMoment(*wanted.createdAt, *found.createdAt)) {
        wanted.createdAt = found.createdAt;
    }
    return wanted.direction == found.direction && wanted.streamId == found.streamId &&
           wanted.raw == found.raw && m_ofFitted.text(wanted) == m_ofStored.text(found);
}

} // namespace muscope
