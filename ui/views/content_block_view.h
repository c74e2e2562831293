// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "core/shape/content_blocks.h"
#include "ui/views/block_image.h"
#include "ui/views/builtin_views.h"

#include <QFutureWatcher>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace muscope {

class ElidedLabel;
class PictureBox;

// One block of MCP content. Text is shown as it is written, never interpreted; a picture is
// unpacked in the background; bytes can be saved; links are told and never followed.
class ContentBlockView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContentBlockView)

public:
    ContentBlockView(const ViewContext& context, std::shared_ptr<const json::OwnedDocument> payload,
                     const ContentBlock& block, std::size_t number, QWidget* parent = nullptr);
    ~ContentBlockView() override;

private:
    void addHeading();
    void addTool(const QString& text, void (ContentBlockView::*slot)());
    void addFacts();
    void addText(json::NodeId node, bool isString);
    void addPicture();
    void showPicture();
    void say(const QString& sentence);
    void save();
    void copyPicture();
    [[nodiscard]] QString kindWord() const;
    [[nodiscard]] QString fileName() const;

    ViewContext m_context;
    std::shared_ptr<const json::OwnedDocument> m_payload;
    ContentBlock m_block;
    std::size_t m_number; // from 1
    QVBoxLayout* m_layout;
    QHBoxLayout* m_heading = nullptr;
    ElidedLabel* m_facts = nullptr;
    PictureBox* m_picture = nullptr;
    QFutureWatcher<Result<BlockImage>> m_watcher;
};

} // namespace muscope
