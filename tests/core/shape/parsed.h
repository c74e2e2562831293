// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "core/shape/shape_check.h"

#include <QString>
#include <QTest>

#include <vector>

namespace muscope {

// The document of a JSON text; ends the test where it is none.
[[nodiscard]] inline std::shared_ptr<const json::OwnedDocument> parsed(std::string text) {
    auto document = json::OwnedDocument::parse(std::move(text));
    if (!document) {
        qFatal("no JSON: %s", document.error().message);
    }
    return *document;
}

[[nodiscard]] inline QString told(const std::string& text) {
    return QString::fromStdString(text);
}

// "ok The counts…": the state and the sentence of the check about something; "" where there is
// none.
[[nodiscard]] inline QString checkAbout(const std::vector<ShapeCheck>& checks,
                                        ShapeCheck::About about) {
    for (const ShapeCheck& check : checks) {
        if (check.about == about) {
            const char* state = check.state == ShapeCheck::State::Ok       ? "ok "
                                : check.state == ShapeCheck::State::Broken ? "broken "
                                                                           : "unknown ";
            return QString::fromLatin1(state) + told(check.sentence);
        }
    }
    return {};
}

} // namespace muscope
