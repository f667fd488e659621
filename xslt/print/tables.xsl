<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 14.1: tables. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What a table has beside its rows stands before it, after it, or in the first cell that follows. -->
  <xsl:template match="table" mode="m:book" as="node()*">
    <xsl:variable name="rows" as="element(row)*" select="row[cell]"/>
    <xsl:variable name="before" as="element()*" select="f:before-row($rows[1])"/>
    <xsl:variable name="caption" as="element(head)?" select="$before[last()]/self::head"/>
    <xsl:apply-templates select="$before except $caption" mode="#current"/>
    <b:tabular letters="{f:letters(.)}">
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select=".[f:has-notes(.)]" mode="m:notes"/>
      <xsl:if test="$caption">
        <b:with name="caption"><xsl:apply-templates select="$caption" mode="#current"/></b:with>
      </xsl:if>
      <xsl:variable name="heads" as="element(row)*" select="f:heads(.)"/>
      <xsl:variable name="figures" as="map(xs:integer, map(*))" select="f:figures(.)"/>
      <xsl:for-each select="row">
        <xsl:apply-templates select="." mode="m:row">
          <xsl:with-param name="number" select="position() - 1"/>
          <xsl:with-param name="heads" select="$heads"/>
          <xsl:with-param name="figures" select="$figures"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </b:tabular>
    <xsl:apply-templates mode="#current"
        select="if ($rows) then $rows[last()]/following-sibling::*[not(self::row)] else * except row"/>
  </xsl:template>

  <!-- A note on the whole table stands below it. -->
  <xsl:template match="table/note" mode="m:book" as="element(b:table-note)" priority="2">
    <b:table-note><xsl:call-template name="f:content"/></b:table-note>
  </xsl:template>

  <!-- Returns what stands between a row of a table and the one before it, or at the table's beginning. -->
  <xsl:function name="f:before-row" as="element()*">
    <xsl:param name="row" as="element(row)?"/>
    <xsl:variable name="previous" as="element(row)?" select="$row/preceding-sibling::row[cell][1]"/>
    <xsl:sequence select="
        $row[not(preceding-sibling::*[1][self::row[cell]])]
          /preceding-sibling::*[not(self::row)][not($previous) or . &gt;&gt; $previous]"/>
  </xsl:function>

  <!-- ═══ Columns ═══ -->

  <!-- Returns the value of @cols or @rows as a number, 1 where there is none. -->
  <xsl:function name="f:span-of" as="xs:integer">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="
        if ($value castable as xs:integer and xs:integer($value) = 1 to 99) then xs:integer($value) else 1"/>
  </xsl:function>

  <!-- Returns how many columns a table has: those of its widest row, with the cells that reach down
       into it. -->
  <xsl:function name="f:columns" as="xs:integer">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="rows" as="element(row)*" select="$table/row"/>
    <xsl:sequence select="
        if (empty($rows/cell[f:span-of(@rows) gt 1]))
        then max((1, $rows ! sum(cell ! f:span-of(@cols))))
        else max((1, for $n in 1 to count($rows) return
          sum(for $m in 1 to $n return
            $rows[$m]/cell[$m = $n or f:span-of(@rows) gt $n - $m] ! f:span-of(@cols))))"/>
  </xsl:function>

  <!-- Returns how many letters the longest word of each column has: a table for which the page is too narrow
       is set in smaller type. -->
  <xsl:function name="f:letters" as="xs:integer+">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="columns" as="map(xs:integer, xs:integer)">
      <xsl:map>
        <xsl:for-each-group select="$table/row/cell[f:span-of(@cols) eq 1]" group-by="count(preceding-sibling::cell)">
          <xsl:map-entry key="current-grouping-key()" select="max((1, current-group() ! tokenize(.) ! string-length()))"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:sequence select="(0 to f:columns($table) - 1) ! ($columns(.), 1)[1]"/>
  </xsl:function>

  <!-- ═══ Heads ═══ -->

  <!-- Returns the rows that head a table, and are repeated on its next page. In the repetition, which is
       none of the text, PDF/UA allows no links and no notes: rows with some only look like heads. -->
  <xsl:function name="f:heads" as="element(row)*">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="rows" as="element(row)*" select="
        if ($table/row/@role = 'label')
        then $table/row[@role = 'label'][empty(preceding-sibling::row[not(@role = 'label')])]
        else f:above-figures($table)"/>
    <xsl:sequence select="
        $rows[empty($table/row[@role = 'label']//(note | app | ptr | *[@target or @ref or @key or @corresp]))]
          [empty($table/(* except (row, head))[. &gt;&gt; $rows[1]][. &lt;&lt; $rows[last()]])]
          [empty($rows//(note | app | ptr | *[@target or @ref or @key or @corresp]))]
          [every $cell in $rows/cell satisfies f:span-of($cell/@rows) le count($rows[not(. &lt;&lt; $cell/..)])]"/>
  </xsl:function>

  <!-- Returns the rows of words, three at most, above the first row of figures of a table that says of none
       of its rows what it is. -->
  <xsl:function name="f:above-figures" as="element(row)*">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="first" as="element(row)?" select="$table/row[position() le 4][count(cell[f:is-figure(.)]) ge 2][1]"/>
    <xsl:variable name="above" as="element(row)*" select="$first/preceding-sibling::row"/>
    <xsl:sequence select="
        $above[exists($first/following-sibling::row[count(cell[f:is-figure(.)]) ge 2])]
          [empty($above/cell[matches(., '[0-9]')])]"/>
  </xsl:function>

  <!-- ═══ Figures ═══ -->

  <!-- Returns whether a cell holds a number and nothing else. -->
  <xsl:function name="f:is-figure" as="xs:boolean">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:sequence select="
        string-length($cell) lt 40 and matches(f:cell-text($cell), '^[+−–-]?([0-9][0-9.,’'' ]*|[.,][0-9]+)%?$')"/>
  </xsl:function>

  <!-- Returns the reading text of a cell. -->
  <xsl:function name="f:cell-text" as="xs:string">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:sequence select="if ($cell/*) then f:reading-text($cell/node()) else normalize-space($cell)"/>
  </xsl:function>

  <!-- Returns, of the columns that hold only numbers but for their heads, the longest digits before and from
       the decimal mark on: in print the places stand below one another. -->
  <xsl:function name="f:figures" as="map(xs:integer, map(*))">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="rows" as="element(row)*" select="$table/row[not(@role = 'label')] except f:above-figures($table)"/>
    <xsl:choose>
      <xsl:when test="$rows/cell/(@cols, @rows) ! f:span-of(.) > 1 or count($rows) lt 2">
        <xsl:sequence select="map{}"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:map>
          <xsl:for-each select="1 to max($rows ! count(cell))">
            <xsl:variable name="cells" as="element(cell)*" select="$rows/cell[current()][not(@role = 'label')]"/>
            <xsl:variable name="figures" as="element(cell)*" select="$cells[f:is-figure(.)]"/>
            <xsl:if test="count($figures) ge 2 and empty(($cells except $figures)[matches(., '[\p{L}\p{N}]')])">
              <xsl:variable name="texts" as="xs:string*" select="$figures ! f:cell-text(.)"/>
              <xsl:map-entry key="." select="map{
                  'whole': f:longest($texts ! f:whole(.)), 'rest': f:longest($texts ! f:rest(.))}"/>
            </xsl:if>
          </xsl:for-each>
        </xsl:map>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the first of the longest of some strings. -->
  <xsl:function name="f:longest" as="xs:string">
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:variable name="length" as="xs:integer" select="max($strings ! string-length())"/>
    <xsl:sequence select="$strings[string-length() eq $length][1]"/>
  </xsl:function>

  <!-- Returns the part of a number before its decimal mark. Three digits after a mark are thousands. -->
  <xsl:function name="f:whole" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="replace($number, '([.,]([0-9]{1,2}|[0-9]{4,})%?|%)$', '')"/>
  </xsl:function>

  <!-- Returns the part of a number from its decimal mark on. -->
  <xsl:function name="f:rest" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="substring($number, string-length(f:whole($number)) + 1)"/>
  </xsl:function>

  <!-- ═══ Rows ═══ -->

  <xsl:mode name="m:row" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="row" mode="m:row" as="element(b:cell)*">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="heads" as="element(row)*"/>
    <xsl:param name="figures" as="map(xs:integer, map(*))"/>
    <xsl:variable name="is-head" as="xs:boolean" select="exists(. intersect $heads)"/>
    <xsl:variable name="look" as="xs:string"
        select="if ($is-head) then 'column' else if (@role = 'label') then 'row' else ''"/>
    <xsl:for-each select="cell">
      <xsl:variable name="column" as="xs:integer" select="1 + xs:integer(sum(preceding-sibling::cell ! f:span-of(@cols)))"/>
      <b:cell row="{$number}" columns="{f:span-of(@cols)}"
          rows="{min((f:span-of(@rows), count(..[current()/@rows]/following-sibling::row) + 1))}"
          head="{($look[. ne ''], @role[. = 'label'] ! 'row', '')[1]}">
        <xsl:choose>
          <xsl:when test="f:look(.) = ('centre', 'right')">
            <xsl:attribute name="place" select="(f:look(.)[. = ('centre', 'right')])[1]"/>
          </xsl:when>
          <xsl:when test="$look ne ''">
            <xsl:if test="f:span-of(@cols) gt 1 or map:contains($figures, $column)">
              <xsl:attribute name="place" select="'centre'"/>
            </xsl:if>
          </xsl:when>
          <xsl:when test="map:contains($figures, $column)">
            <xsl:attribute name="place" select="'centre'"/>
            <xsl:sequence select=".[f:is-figure(.)] ! f:filled(f:cell-text(.), $figures($column))"/>
          </xsl:when>
        </xsl:choose>
        <xsl:variable name="content" as="node()*"><xsl:call-template name="f:content"/></xsl:variable>
        <xsl:variable name="looks" as="xs:string*" select="f:look(.)[not(. = ('centre', 'right', 'left', 'justified'))]"/>
        <xsl:sequence select="$content/self::attribute()"/>
        <xsl:if test="position() eq 1 and ../preceding-sibling::row[cell]">
          <xsl:apply-templates select="f:before-row(..)" mode="m:book"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="exists($looks) and not(f:flows(.))">
            <b:hi look="{$looks}"><xsl:sequence select="$content[not(self::attribute())]"/></b:hi>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="$content[not(self::attribute())]"/></xsl:otherwise>
        </xsl:choose>
      </b:cell>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the digits that a number lacks on both sides, to be as long as the longest of its column: they
       are not shown, but take their room. -->
  <xsl:function name="f:filled" as="attribute()*">
    <xsl:param name="number" as="xs:string"/>
    <xsl:param name="longest" as="map(*)"/>
    <xsl:variable name="before" as="xs:string"
        select="substring($longest?whole, 1, string-length($longest?whole) - string-length(f:whole($number)))"/>
    <xsl:variable name="after" as="xs:string" select="substring($longest?rest, string-length(f:rest($number)) + 1)"/>
    <xsl:sequence select="f:attribute('before', $before)[. ne ''], f:attribute('beyond', $after)[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
