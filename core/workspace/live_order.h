// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_settings.h"
#include "core/store/store_location.h"

#include <QString>

#include <string>
#include <vector>

namespace muscope {

// Who answers what a server asks.
enum class AnswerRule : unsigned char {
    Ask,      // a person
    Decline,  // elicitation and sampling are declined, there are no roots
    Defaults, // elicitation gets the defaults of its schema, where it has all that is required
};

// What a person wants of a live connection. Its headers are credentials: kept in memory alone, and
// in no text made from it.
struct LiveOrder {
    LiveSettings live;
    StoreLocation store;                 // recorded into
    bool hasReceipts = false;            // each recorded event gets a receipt
    std::vector<std::string> maskedKeys; // members of messages whose values are not recorded
    bool makesMissingFile = false;       // of a SQLite store
    AnswerRule rule = AnswerRule::Ask;

    // The address as it may be shown and kept: without user, password, query and fragment.
    [[nodiscard]] QString address() const {
        return live.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }
    // "localhost:3001".
    [[nodiscard]] QString host() const {
        return live.url.port() < 0
                   ? live.url.host()
                   : QStringLiteral("%1:%2").arg(live.url.host()).arg(live.url.port());
    }
};

} // namespace muscope
