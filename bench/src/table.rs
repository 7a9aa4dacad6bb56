//! A table in Markdown whose columns stand below each other when it is read as it is.

/// A table.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a heading for each column; the first column's is usually empty.
    pub(crate) fn new(headings: &[&str]) -> Table {
        Table { rows: vec![headings.iter().map(|&heading| heading.to_owned()).collect()] }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as Markdown: the first column to the left, the others to the right.
    pub(crate) fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let line = |row: &Vec<String>| {
            let cell = |(column, width): (usize, &usize)| {
                let text = row.get(column).map_or("", String::as_str);
                let gap = " ".repeat(width - text.chars().count());
                if column == 0 { format!("| {text}{gap} ") } else { format!("| {gap}{text} ") }
            };
            widths.iter().enumerate().map(cell).collect::<String>() + "|\n"
        };
        let rule = |(column, width): (usize, &usize)| {
            if column == 0 {
                format!("|{}", "-".repeat(width + 2))
            } else {
                format!("|{}:", "-".repeat(width + 1))
            }
        };
        let mut lines = self.rows.iter().map(line);
        let headings = lines.next().unwrap_or_default();
        let rules: String = widths.iter().enumerate().map(rule).collect();
        format!("{headings}{rules}|\n{}", lines.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let mut table = Table::new(&["", "kB"]);
        table.add(vec!["wasm".to_owned(), "9".to_owned()]);
        table.add(vec!["é".to_owned(), "10.25".to_owned()]);
        assert_eq!(table.text(), "|      |    kB |\n|------|------:|\n| wasm |     9 |\n| é    | 10.25 |\n");
    }
}
