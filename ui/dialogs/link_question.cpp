// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/link_question.h"

#include "ui/models/visible_text.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QUrl>

namespace muscope {

LinkQuestion::LinkQuestion(const QString& address, QWidget* parent)
    : QMessageBox(QMessageBox::NoIcon, tr("Open this address?"),
                  tr("The document links to an address outside of muscope. Open it?"),
                  QMessageBox::NoButton, parent) {
    setTextFormat(Qt::PlainText);
    setInformativeText(visibleLine(address));
    setAccessibleName(windowTitle());
    QPushButton* open = addButton(tr("Open in the browser"), QMessageBox::AcceptRole);
    setDefaultButton(addButton(QMessageBox::Cancel));
    connect(open, &QPushButton::clicked, this,
            [address] { QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode)); });
}

} // namespace muscope
