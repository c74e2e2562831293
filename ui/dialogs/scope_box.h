// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/export_subject.h"

#include <QWidget>

#include <vector>

class QRadioButton;

namespace muscope {

// Of which sessions something is handed on: those of some scopes that there are.
class ScopeBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScopeBox)

public:
    // The first of the scopes that there is is chosen.
    ScopeBox(const ExportSubject& subject, const std::vector<ExportScope>& scopes,
             QWidget* parent = nullptr);

    // The first one also where none can be had.
    [[nodiscard]] ExportScope scope() const;
    // Where it can be had.
    void setScope(ExportScope scope);

signals:
    void changed(); // by a person

private:
    struct Choice {
        ExportScope scope = ExportScope::Session;
        QRadioButton* button = nullptr;
    };

    std::vector<Choice> m_choices;
};

} // namespace muscope
