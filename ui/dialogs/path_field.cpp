// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/path_field.h"

#include "ui/style/metrics.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>

namespace muscope {

PathField::PathField(const QString& name, const QString& hint, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_edit(new QLineEdit(this)) {
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(hint);
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setAccessibleName(tr("Choose: %1").arg(name));
    choose->setAutoDefault(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_edit, 1);
    layout->addWidget(choose);
    setFocusProxy(m_edit);
    connect(choose, &QPushButton::clicked, this, &PathField::choose);
    connect(m_edit, &QLineEdit::textChanged, this, &PathField::pathChanged);
    connect(m_edit, &QLineEdit::returnPressed, this, &PathField::entered);
}

QString PathField::path() const {
    return m_edit->text().trimmed();
}

void PathField::setPath(const QString& path) {
    m_edit->setText(path);
}

void PathField::choose() {
    auto* dialog = new QFileDialog(this, m_name, QFileInfo(path()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_takesNew ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    if (m_takesNew) {
        // A store is added to, never written anew.
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &PathField::setPath);
    dialog->open();
}

} // namespace muscope
