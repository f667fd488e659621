<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries of dictionaries whose pieces the encoder gave without punctuation: what a dictionary puts
     between and before them. The pieces stay in the order of the source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether an element of an entry holds pieces and no text of its own. -->
  <xsl:function name="f:bare" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and empty($element/text()[normalize-space()])"/>
  </xsl:function>

  <!-- Returns what stands between two pieces of an entry, at least a space. -->
  <xsl:function name="f:between-pieces" as="xs:string">
    <xsl:param name="before" as="element()"/>
    <xsl:param name="after" as="element()"/>
    <xsl:variable name="end" as="xs:string"
        select="substring(normalize-space($before), string-length(normalize-space($before)))"/>
    <xsl:variable name="mark" as="xs:string" select="
        if ($before/self::cit and $after/self::cit)
        then (if (f:translates($before) and f:translates($after) and string($before/@xml:lang) eq string($after/@xml:lang)) then ','
              else if (f:translates($before) ne f:translates($after)) then '' else ';')
        else if ($before/(self::quote | self::q) and $after/self::cit) then ' –'
        else if ($before/self::def and $after/self::cit[not(f:translates(.))][not(bibl)]) then ':'
        else if ($before/(self::def | self::xr) and local-name($before) eq local-name($after)) then ';'
        else if ($before/(self::form | self::orth | self::pron | self::usg | self::ref)
          and local-name($before) eq local-name($after)
          or $before/self::form[preceding-sibling::form] and $after/self::gramGrp) then ','
        else ''"/>
    <xsl:sequence select="$mark[not(normalize-space($end) = (',', ';', ':', '.', '!', '?') and $mark = (',', ';', ':'))] || ' '"/>
  </xsl:function>

  <!-- Returns whether a quotation of an entry is a translation. -->
  <xsl:function name="f:translates" as="xs:boolean">
    <xsl:param name="cit" as="element(cit)"/>
    <xsl:sequence select="starts-with($cit/@type, 'trans') or $cit/@type = 'equivalent'"/>
  </xsl:function>

  <!-- Returns the language of a translation among others in other languages. -->
  <xsl:function name="f:tongue" as="xs:string">
    <xsl:param name="cit" as="element(cit)"/>
    <xsl:sequence select="
        if (f:translates($cit) and $cit/@xml:lang ne ($cit/../cit[f:translates(.)]/@xml:lang[. ne $cit/@xml:lang])[1]
          and not($cit/preceding-sibling::*[1]/@xml:lang = $cit/@xml:lang))
        then $cit/@xml:lang || ' ' else ''"/>
  </xsl:function>

  <!-- Returns the number of a sense or a homonym, unless its words begin with one. -->
  <xsl:function name="f:number-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@n and not($element/lbl) and not(starts-with(normalize-space($element), $element/@n))
          and $element/(self::sense | self::hom | self::entry[parent::superEntry or matches(@type, 'hom')])
          and not($element/form/lbl))
        then string($element/@n) else ''"/>
  </xsl:function>

  <!-- Returns whether a sense is the only one, and so needs no line of its own. -->
  <xsl:function name="f:only-sense" as="xs:boolean">
    <xsl:param name="sense" as="element()"/>
    <xsl:sequence select="
        exists($sense[self::sense][not(@n)][not(preceding-sibling::sense or following-sibling::sense)][not(sense)])"/>
  </xsl:function>

  <!-- Returns what a reference to another entry is called by its type, where it has no label. -->
  <xsl:function name="f:relation-label" as="xs:string">
    <xsl:param name="reference" as="element(xr)"/>
    <xsl:sequence select="
        if ($reference/lbl or not(f:bare($reference))) then ''
        else string(f:known-label('xr.' || $reference/@type) ! (. || ' '))"/>
  </xsl:function>

  <!-- Returns the brackets that a pronunciation or an etymology stands in, unless it has its own. -->
  <xsl:function name="f:brackets" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (matches($element, '^\s*[\[(/{|\\]') or not(normalize-space($element))
          or not(f:bare($element/..)) or $element/self::etym[not(parent::entry or parent::hom or parent::re or parent::sense)]) then ()
        else if ($element/(@notation, @type) = 'phonemic') then ('/', '/')
        else ('[', ']')"/>
  </xsl:function>

</xsl:stylesheet>
