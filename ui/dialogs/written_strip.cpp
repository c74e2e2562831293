// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/written_strip.h"

#include "ui/models/report_words.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPushButton>
#include <QUrl>

namespace muscope {

WrittenStrip::WrittenStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new RoleLabel(theme, ColorRole::Match, this)) {
    setAccessibleName(tr("The file that was written"));
    m_sentence->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_sentence, 1);
    offer(tr("Open"), &WrittenStrip::openFile);
    offer(tr("Open folder"), &WrittenStrip::openFolder);
    offer(tr("Copy path"), &WrittenStrip::copyPath);
}

void WrittenStrip::offer(const QString& text, void (WrittenStrip::*order)()) {
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, order);
}

void WrittenStrip::show(const QString& path, qint64 size) {
    m_path = path;
    m_sentence->setText(
        tr("Written: %1 · %2").arg(visibleLine(QFileInfo(path).fileName()), sizeText(size)));
    m_sentence->setToolTip(visibleLine(path).toHtmlEscaped());
    setVisible(true);
}

void WrittenStrip::openFile() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_path));
}

void WrittenStrip::openFolder() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void WrittenStrip::copyPath() {
    QGuiApplication::clipboard()->setText(m_path);
}

} // namespace muscope
