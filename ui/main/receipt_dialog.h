// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/receipt_desk.h"
#include "ui/style/theme.h"

#include <QDialog>
#include <QFutureWatcher>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QSettings;

namespace muscope {

class DetailLoader;
class ElidedLabel;
class RoleLabel;
class VerdictCard;
class Workspace;

// Makes a receipt of the current event, for the clipboard or a file, and shows at once what it is
// worth. Stays open beside the window and follows it from event to event; remembers what was
// chosen. Never writes to a store.
class ReceiptDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptDialog)

public:
    ReceiptDialog(Workspace& workspace, const DetailLoader& loader, const Theme& theme,
                  QSettings& settings, QWidget* parent = nullptr);

private:
    void build();
    void connectChoices();
    [[nodiscard]] QWidget* makePreview();
    [[nodiscard]] QWidget* makeButtons();
    void recolour();
    void follow();
    void wait();
    void followWish();
    void make();
    void take();
    void showMade();
    void showNothing(const QString& why);
    void showChoices();
    void copy();
    void askWhere();
    void save(const QString& path);
    void takeSaved();
    void tell(const QString& sentence, ColorRole role);
    [[nodiscard]] bool isOfStore(const QString& path) const;

    Workspace& m_workspace;
    const DetailLoader& m_loader;
    const Theme& m_theme;
    QSettings& m_settings;
    ReceiptWish m_wish; // what the person chose, also where this event cannot have it
    ElidedLabel* m_event;
    QComboBox* m_subject;
    QComboBox* m_rule;
    ElidedLabel* m_loss;
    QCheckBox* m_labels;
    RoleLabel* m_size;
    QPlainTextEdit* m_preview;
    VerdictCard* m_verdict;
    RoleLabel* m_told;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
    std::shared_ptr<const MadeReceipt> m_made; // null: none, or being made
    QFutureWatcher<ReceiptDesk::Made> m_making;
    QFutureWatcher<Result<void>> m_saving;
    QString m_savingTo;
};

} // namespace muscope
