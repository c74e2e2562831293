// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_window.h"

#include "tests/support/sample_session.h"
#include "ui/style/role_label.h"

#include <QFile>

#include <algorithm>

namespace muscope {

void SampleWindow::openSample(StoreLocation::Kind kind) {
    m_folder = std::make_unique<QTemporaryDir>();
    m_test = std::make_unique<WindowUnderTest>();
    std::vector<StoredEvent> events = sampleSession();
    events.push_back(eventAt("another", "other-1", 9));
    m_location = m_stores.store(kind, events);
    m_test->open(m_location, "sample");
}

QByteArray SampleWindow::content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool SampleWindow::says(const QWidget& dialog, const QString& text) {
    const QList<RoleLabel*> labels = dialog.findChildren<RoleLabel*>();
    return std::ranges::any_of(labels, [&text](const RoleLabel* label) {
        return label->isVisible() && label->text().contains(text);
    });
}

QAbstractButton* SampleWindow::button(const QWidget& dialog, const QString& text) {
    for (QAbstractButton* one : dialog.findChildren<QAbstractButton*>()) {
        if (one->text().remove(u'&').startsWith(text)) {
            return one;
        }
    }
    return nullptr;
}

} // namespace muscope
