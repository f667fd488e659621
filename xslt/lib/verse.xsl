<?xml version="1.0" encoding="UTF-8"?>
<!-- The numbers of verse, and which of them are shown. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the parts of a shared line that come before one of its parts. -->
  <xsl:function name="f:parts-before" as="element(l)*">
    <xsl:param name="line" as="element(l)"/>
    <xsl:variable name="before" as="element(l)?" select="$line/preceding::l[1][@part = ('I', 'M')]"/>
    <xsl:sequence select="if ($before/@part = 'M') then (f:parts-before($before), $before) else $before"/>
  </xsl:function>

  <!-- Returns whether a number is shown: of a line every fifth, one that breaks the count ("11a"), and
       of the parts of a shared line only that of the first; of stanzas all, where neither their lines
       are counted nor the text itself counts them. -->
  <xsl:function name="f:numbers-line" as="xs:boolean">
    <xsl:param name="number" as="attribute()"/>
    <xsl:variable name="line" as="element()" select="$number/.."/>
    <xsl:sequence select="
        if ($line/self::lg)
        then matches($number, '^([0-9]+|[ivxlc]+)$', 'i')
          and exists($line/(preceding-sibling::lg | following-sibling::lg)/@n)
          and empty($line/(head | label | l/@n | lg))
        else matches($number, '^([0-9]+\.)?[0-9]*[05]$') and number(replace($number, '^.*\.', '')) gt 0
            and not($line/self::l[@part = ('M', 'F')][preceding::l[1]/@n = $number])
          or exists($line/self::l) and matches($number, '^[0-9]+[a-z]$')"/>
  </xsl:function>

  <!-- Returns whether a line of verse counts, in a text whose lines have no numbers of their own; of a line
       that is shared the first part does. -->
  <xsl:function name="f:is-counted-line" as="xs:boolean">
    <xsl:param name="line" as="element(l)"/>
    <xsl:sequence select="
        exists($line[not(@n)][not(@part = ('M', 'F'))]/ancestor::text)
        and empty(key('f:numbered-lines', true(), root($line)))
        and empty($line/ancestor::*[self::note or self::quote or self::q or self::cit or self::epigraph or self::rdg])"/>
  </xsl:function>

  <!-- Returns the number of a line of verse: its own, or that of the count. -->
  <xsl:function name="f:verse-number" as="xs:string?">
    <xsl:param name="line" as="element(l)?"/>
    <xsl:sequence select="
        ($line/@n ! normalize-space(.)[. ne ''],
         $line[f:is-counted-line(.)] ! string(accumulator-before('f:counted-lines')))[1]"/>
  </xsl:function>

  <xsl:key name="f:numbered-lines" match="l[@n]" use="true()"/>

  <!-- How many lines there are so far in a division. -->
  <xsl:accumulator name="f:counted-lines" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text | div | div1 | div2 | div3 | div4 | div5 | div6 | div7" select="0"/>
    <xsl:accumulator-rule match="l[f:is-counted-line(.)]" select="$value + 1"/>
  </xsl:accumulator>

</xsl:stylesheet>
