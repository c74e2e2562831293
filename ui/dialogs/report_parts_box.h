// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_parts.h"

#include <QWidget>

#include <array>

class QCheckBox;

namespace muscope {

// Which parts a report is to have, a box each.
class ReportPartsBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportPartsBox)

public:
    explicit ReportPartsBox(QWidget* parent = nullptr);

    [[nodiscard]] ReportParts parts() const;
    void setParts(ReportParts parts);

signals:
    void changed(); // by a person

private:
    std::array<QCheckBox*, ReportPartCount> m_boxes{};
};

} // namespace muscope
