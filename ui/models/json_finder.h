// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace muscope {

// Searches keys and values of a document in slices of a few milliseconds on its own thread's event
// loop, so that a large body never holds up the window. A new search ends the one before.
class JsonFinder final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonFinder)

public:
    enum class Way { Forward, Backward };

    explicit JsonFinder(QObject* parent = nullptr);
    ~JsonFinder() override;

    void setDocument(std::shared_ptr<const json::OwnedDocument> document);
    // Looks for text, whatever its case, from the value after (or before) from on, once around.
    void find(const QString& text, json::NodeId from, Way way);
    void stop();

signals:
    void found(muscope::json::NodeId node, bool wrapped);
    void notFound();

private:
    void searchSlice();
    [[nodiscard]] bool matches(json::NodeId node);

    std::shared_ptr<const json::OwnedDocument> m_document;
    QTimer m_timer;
    QString m_text;
    std::uint32_t m_at = 0;
    std::uint32_t m_left = 0;
    Way m_way = Way::Forward;
    bool m_hasWrapped = false;
    std::string m_scratch;
};

} // namespace muscope
