// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/digest_output.h"

#include "app/console.h"
#include "app/json_line.h"

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

QString shown(const std::string& text) {
    return visibleText(QString::fromStdString(text));
}

// "1 event", "3 events".
QString eventCount(std::int64_t count) {
    return count == 1 ? QStringLiteral("1 event") : QStringLiteral("%1 events").arg(count);
}

Json textOrNull(const QString& text) {
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json signatureJson(const std::optional<AnchorSignature>& signature) {
    if (!signature) {
        return {};
    }
    return {{"checked", signature->isChecked()},
            {"valid", signature->isChecked()
                          ? Json(signature->state == AnchorSignature::State::Valid)
                          : Json()},
            {"algorithm", textOrNull(signature->algorithm)},
            {"key", textOrNull(signature->fingerprint)},
            {"message", signature->message.toStdString()}};
}

void printSignature(const std::optional<AnchorSignature>& signature) {
    if (!signature) {
        return;
    }
    print(visibleText(signature->message) + u'\n');
    if (!signature->fingerprint.isEmpty()) {
        print(QStringLiteral("  %1, key %2\n").arg(signature->algorithm, signature->fingerprint));
    }
}

void printCheckJson(const AnchorCheck& check) {
    print(jsonLine({{"session_id", check.sessionId},
                    {"holds", check.holds()},
                    {"anchor_consistent", check.isConsistent},
                    {"expected", hexOf(check.expected)},
                    {"found", hexOf(check.found)},
                    {"changed", check.comparison.changed},
                    {"removed", check.comparison.removed},
                    {"inserted", check.comparison.inserted},
                    {"reordered", check.comparison.reordered},
                    {"signature", signatureJson(check.signature)}}));
}

// Why a check fails: "1 event changed, 2 removed".
QString reasons(const AnchorCheck& check) {
    QStringList reasons;
    const auto count = [&reasons](const char* what, const std::vector<std::string>& ids) {
        if (!ids.empty()) {
            const auto number = static_cast<std::int64_t>(ids.size());
            reasons += QStringLiteral("%1 %2").arg(reasons.isEmpty() ? eventCount(number)
                                                                     : QString::number(number),
                                                   QLatin1StringView(what));
        }
    };
    count("changed", check.comparison.changed);
    count("removed", check.comparison.removed);
    count("inserted", check.comparison.inserted);
    count("reordered", check.comparison.reordered);
    if (reasons.isEmpty() && (!check.isConsistent || check.expected != check.found)) {
        reasons += QStringLiteral("the anchor was edited");
    }
    if (check.signature && check.signature->state == AnchorSignature::State::Invalid) {
        reasons += QStringLiteral("its signature is not valid");
    }
    return reasons.join(QStringLiteral(", "));
}

void printCheckText(const AnchorCheck& check) {
    const auto list = [](const char* word, const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            print(QStringLiteral("%1 %2\n").arg(QLatin1StringView(word), -10).arg(shown(id)));
        }
    };
    list("changed", check.comparison.changed);
    list("removed", check.comparison.removed);
    list("inserted", check.comparison.inserted);
    list("reordered", check.comparison.reordered);
    const QString session = shown(check.sessionId);
    if (check.holds()) {
        print(QStringLiteral("session %1 holds: %2 as anchored\n")
                  .arg(session, eventCount(check.foundCount)));
    } else {
        print(QStringLiteral("session %1 does not hold: %2\n  expected %3\n  found    %4\n")
                  .arg(session, reasons(check), QString::fromStdString(hexOf(check.expected)),
                       QString::fromStdString(hexOf(check.found))));
    }
    printSignature(check.signature);
}

} // namespace

void printDigest(const DigestAnchor& taken, const std::optional<AnchorSignature>& signature,
                 DigestForm form) {
    switch (form) {
    case DigestForm::Json:
        print(jsonLine({{"algorithm", DigestChain::Algorithm},
                        {"session_id", taken.sessionId},
                        {"count", taken.count},
                        {"digest", hexOf(taken.digest)},
                        {"signature", signatureJson(signature)}}));
        break;
    case DigestForm::Text:
        print(QStringLiteral("%1  session %2, %3\n")
                  .arg(QString::fromStdString(hexOf(taken.digest)), shown(taken.sessionId),
                       eventCount(taken.count)));
        printSignature(signature);
        break;
    }
}

void printCheck(const AnchorCheck& check, DigestForm form) {
    switch (form) {
    case DigestForm::Json:
        printCheckJson(check);
        break;
    case DigestForm::Text:
        printCheckText(check);
        break;
    }
}

} // namespace muscope
