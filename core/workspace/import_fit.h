// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/jsonb_judge.h"
#include "core/json/parser.h"
#include "core/mcp/event_decoder.h"
#include "core/receipt/canonical_event.h"
#include "core/store/batch_appender.h"

#include <vector>

namespace muscope {

// An event as a table can hold it, and what of it is lost or kept elsewhere, a sentence each that
// many events may have in common.
struct FittedEvent {
    StoredEvent event;
    std::vector<const char*> remarks;
    QString refusal = {}; // why the table would hold something else; empty: it does not
};

// Fits events that come from another store to a table. Where its columns are JSONB, which keeps no
// spelling, the payload's bytes go into raw where that is free; what JSONB refuses is kept there
// alone. What the table has no column for is left out and told. Holds scratch memory.
class ImportFit {
public:
    explicit ImportFit(const BatchAppender& table);

    [[nodiscard]] FittedEvent fit(StoredEvent event);

    // Whether the table's event says what the fitted one does: the same canonical form at the same
    // moment, and the same bytes in the columns that form leaves out.
    [[nodiscard]] bool isSame(const StoredEvent& fitted, const EventView& stored);

private:
    // What the column makes of the text.
    [[nodiscard]] json::JsonbVerdict judge(const QByteArray& text, bool isJson, bool isJsonb);
    void fitTime(FittedEvent& fitted) const;
    static void fitDay(FittedEvent& fitted); // of a known time
    void fitPayload(FittedEvent& fitted);
    void giveUp(FittedEvent& fitted, const std::string& why);
    void fitMetadata(FittedEvent& fitted);
    void dropColumns(FittedEvent& fitted) const;

    struct Column {
        bool isThere = false;
        bool isJson = false;
        bool isJsonb = false;
    };
    Column m_payload;
    Column m_metadata;
    BatchAppender::TimeForm m_time;
    bool m_hasRaw;
    bool m_hasDirection;
    bool m_hasStream;
    json::Parser m_parser;
    json::JsonbJudge m_judge;
    CanonicalEvent m_ofFitted;
    CanonicalEvent m_ofStored;
};

} // namespace muscope
