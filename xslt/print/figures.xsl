<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 14: tables, formulae, graphics. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- ═══ 14.1 Tables ═══ -->

  <!-- Returns whether a row is one of the heads of a table, which are repeated on its next page. In the
       repetition, which is none of the text, PDF/UA allows no links and no notes: a head that has
       some only looks like one. -->
  <xsl:function name="f:is-head" as="xs:boolean">
    <xsl:param name="row" as="element(row)"/>
    <xsl:sequence select="
        $row/@role = 'label' and empty($row/preceding-sibling::row[not(@role = 'label')])
        and empty($row/../row[@role = 'label']//(note | app | ptr | *[@target or @ref or @key or @corresp]))
        and empty($row/../(* except (row, head))[preceding-sibling::row/@role = 'label'][following-sibling::row/@role = 'label'])"/>
  </xsl:function>

  <!-- What a table has beside its rows stands before it, after it, or in the first cell that follows. -->
  <xsl:template match="table" mode="m:book" as="node()*">
    <xsl:variable name="rows" as="element(row)*" select="row[cell]"/>
    <xsl:apply-templates select="f:before-row($rows[1])" mode="#current"/>
    <b:tabular columns="{f:columns(.)}">
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="row" mode="m:row"/>
    </b:tabular>
    <xsl:apply-templates mode="#current"
        select="if ($rows) then $rows[last()]/following-sibling::*[not(self::row)] else * except row"/>
  </xsl:template>

  <!-- Returns what stands between a row of a table and the one before it, or at the table's beginning. -->
  <xsl:function name="f:before-row" as="element()*">
    <xsl:param name="row" as="element(row)?"/>
    <xsl:variable name="previous" as="element(row)?" select="$row/preceding-sibling::row[cell][1]"/>
    <xsl:sequence select="
        $row[not(preceding-sibling::*[1][self::row[cell]])]
          /preceding-sibling::*[not(self::row)][not($previous) or . &gt;&gt; $previous]"/>
  </xsl:function>

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
        max((1, for $n in 1 to count($rows) return
          sum(for $m in 1 to $n return
            $rows[$m]/cell[$m = $n or f:span-of(@rows) gt $n - $m] ! f:span-of(@cols))))"/>
  </xsl:function>

  <xsl:mode name="m:row" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="row" mode="m:row" as="element(b:cell)*">
    <xsl:variable name="row" as="xs:integer" select="count(preceding-sibling::row)"/>
    <xsl:variable name="look" as="xs:string"
        select="if (f:is-head(.)) then 'column' else if (@role = 'label') then 'row' else ''"/>
    <xsl:for-each select="cell">
      <b:cell row="{$row}" columns="{f:span-of(@cols)}"
          rows="{min((f:span-of(@rows), count(../following-sibling::row) + 1))}"
          head="{($look[. ne ''], @role[. = 'label'] ! 'row', '')[1]}">
        <xsl:if test="position() eq 1 and ../preceding-sibling::row[cell]">
          <xsl:apply-templates select="f:before-row(..)" mode="m:book"/>
        </xsl:if>
        <xsl:call-template name="f:content"/>
      </b:cell>
    </xsl:for-each>
  </xsl:template>

  <!-- ═══ 14.3 Figures ═══ -->

  <xsl:template match="figure" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:template match="figure[graphic]" mode="m:book" as="node()*" priority="1">
    <xsl:for-each select="graphic">
      <xsl:call-template name="f:image">
        <xsl:with-param name="graphic" select="."/>
        <xsl:with-param name="caption" select="../*[not(self::graphic or self::figDesc)][current() is ../graphic[last()]]"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the file of an image that can be set. -->
  <xsl:function name="f:printable" as="element(c:file)?">
    <xsl:param name="graphic" as="element()"/>
    <xsl:sequence select="
        key('f:file', normalize-space($graphic/@url), $context)[1]
          [matches(@path, '\.(png|jpe?g|gif|svg|webp)$', 'i')][not(@unprintable)]"/>
  </xsl:function>

  <!-- An image with its caption; where it cannot be set, its description in a frame. -->
  <xsl:template name="f:image" as="node()*">
    <xsl:param name="graphic" as="element()"/>
    <xsl:param name="caption" as="element()*"/>
    <xsl:variable name="file" as="element(c:file)?" select="f:printable($graphic)"/>
    <xsl:variable name="description" as="xs:string*"
        select="($graphic/desc, $graphic/../figDesc) ! f:plain(f:reading-text(.))[. ne '']"/>
    <xsl:variable name="alternative" as="xs:string"
        select="(string-join($description, ' ')[. ne ''], $graphic/../head ! f:plain(f:reading-text(.))[. ne ''], f:label('book.image'))[1]"/>
    <xsl:choose>
      <xsl:when test="$file">
        <b:illustration path="/{$file/@path}" alt="{$alternative}">
          <xsl:apply-templates select="$graphic/@*" mode="m:attributes"/>
          <xsl:apply-templates select="$caption" mode="m:caption"/>
        </b:illustration>
      </xsl:when>
      <xsl:otherwise>
        <b:no-image>
          <xsl:apply-templates select="$graphic/@*" mode="m:attributes"/>
          <xsl:for-each select="($graphic/desc, $graphic/../figDesc)[normalize-space()]">
            <xsl:if test="position() gt 1"><b:space/></xsl:if>
            <xsl:apply-templates mode="m:book"/>
          </xsl:for-each>
          <xsl:if test="empty($description)"><xsl:value-of select="$alternative"/></xsl:if>
        </b:no-image>
        <xsl:apply-templates select="$caption" mode="m:book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="m:caption" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="head | p | ab" mode="m:caption" as="node()*">
    <b:line-of><xsl:call-template name="f:content"/></b:line-of>
  </xsl:template>

  <xsl:template match="*" mode="m:caption" as="node()*" priority="-1">
    <xsl:apply-templates select="." mode="m:book"/>
  </xsl:template>

  <xsl:template match="figDesc" mode="m:book" as="node()*">
    <b:hi look="italic"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

</xsl:stylesheet>
