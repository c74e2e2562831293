// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/store_book.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace muscope {

class RoleLabel;
class Theme;

// Asks where a PostgreSQL event store is: in fields, or as a URI that follows the fields and is
// followed by them. Keeps profiles; never a password.
class ConnectDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectDialog)

public:
    ConnectDialog(StoreBook book, const Theme& theme, QWidget* parent = nullptr);

    void setLocation(const StoreLocation& location);
    [[nodiscard]] StoreLocation location() const;

private:
    void build();
    void addFields(QFormLayout& form);
    void addProfiles(QFormLayout& form);
    QLineEdit* addField(QFormLayout& form, const QString& title, const QString& hint);
    void showFields();
    void takeFields();
    void takeUri(const QString& text);
    void setKeyword(const QString& keyword, const QString& value);
    void fillProfiles();
    void chooseProfile(int place);
    void saveProfile();
    void removeProfile();

    StoreBook m_book;
    StoreLocation m_location;
    QComboBox* m_profiles;
    QPushButton* m_save;
    QPushButton* m_remove;
    QLineEdit* m_uri;
    QLineEdit* m_host = nullptr;
    QLineEdit* m_port = nullptr;
    QLineEdit* m_database = nullptr;
    QLineEdit* m_user = nullptr;
    QComboBox* m_tls;
    QLineEdit* m_service = nullptr;
    QLineEdit* m_table = nullptr;
    RoleLabel* m_problem;
    RoleLabel* m_note;
    QPushButton* m_connect = nullptr;
};

} // namespace muscope
