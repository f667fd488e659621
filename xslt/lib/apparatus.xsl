<?xml version="1.0" encoding="UTF-8"?>
<!-- The entries of a critical apparatus: which of their readings is the text, in which order the others
     stand, by which letter they are called. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether an entry says by its attributes what it is about (location-referenced and
       double end-point methods): then its lemma is no part of the running text. -->
  <xsl:function name="f:located" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="method" as="xs:string?" select="
        $app/ancestor::TEI[1]/teiHeader/encodingDesc/variantEncoding/@method"/>
    <xsl:sequence select="
        f:entry-apart($app)
        or exists($app/@from) and not($method = 'parallel-segmentation')
        or exists($app/@loc) and ($method = 'location-referenced' or empty($method) and empty($app/lem))"/>
  </xsl:function>

  <!-- Returns whether an entry stands in a list of entries, or beside the text that has an apparatus. -->
  <xsl:function name="f:entry-apart" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="
        exists($app/parent::listApp)
        or exists($app/ancestor::teiHeader)
        or exists($app[@loc | @from][not(../text()[normalize-space()])]
            [not(../*[not(self::app or self::note or self::lb or self::pb or self::head)])])"/>
  </xsl:function>

  <!-- Returns the reading of an entry that stands in the running text. -->
  <xsl:function name="f:base" as="element()?">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="f:first-reading($app)[not(f:located($app))]"/>
  </xsl:function>

  <!-- Returns the reading of an entry, or of a group, that goes before the others: the lemma, else the first. -->
  <xsl:function name="f:first-reading" as="element()?">
    <xsl:param name="holder" as="element()"/>
    <xsl:sequence select="($holder/lem, f:readings-of($holder)[self::lem], f:readings-of($holder))[1]"/>
  </xsl:function>

  <!-- Returns the readings of an entry, or of a group, without those of entries within them. -->
  <xsl:function name="f:readings-of" as="element()*">
    <xsl:param name="holder" as="element()"/>
    <xsl:sequence select="$holder/(lem | rdg | rdgGrp/f:readings-of(.))"/>
  </xsl:function>

  <!-- Returns whether an entry has more than the reading in the text. -->
  <xsl:function name="f:has-variants" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="base" as="element()?" select="f:base($app)"/>
    <xsl:sequence select="exists($app/*[not(. is $base)])"/>
  </xsl:function>

  <!-- Returns the number of a reading in the order that the editor gives. -->
  <xsl:function name="f:sequence-of-reading" as="xs:integer">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        if ($reading/@varSeq castable as xs:integer) then xs:integer($reading/@varSeq)
        else if ($reading[self::note or self::witDetail]) then 10000
        else count($reading/preceding-sibling::rdg)"/>
  </xsl:function>

  <!-- Returns the sign before a reading, or before what is said of the one that it follows. -->
  <xsl:function name="f:between-readings" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        if ($reading/preceding-sibling::*[1][self::lem][not(. is ancestor::app[1] ! f:base(.))] and $reading[not(self::wit)]) then '] '
        else if ($reading[self::rdg or self::rdgGrp or self::app]) then '; '
        else if ($reading[self::witDetail]) then ', '
        else ' '"/>
  </xsl:function>

  <!-- Returns what a scholar did to whom a reading is owed that no witness has: "coni.", "del.", … -->
  <xsl:function name="f:act" as="xs:string?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="type" as="xs:string" select="lower-case($reading[not(@wit)][@resp or @source]/@type)"/>
    <xsl:sequence select="
        if (matches($type, '^(conj|coni|emend)')) then 'coni.'
        else if (matches($type, '^(del|secl|athet)')) then 'del.'
        else if (matches($type, '^(suppl|add)')) then 'suppl.'
        else if (matches($type, '^transp')) then 'transp.'
        else ()"/>
  </xsl:function>

  <!-- Returns the alternative of a choice that stands for it in running text. -->
  <xsl:function name="f:reading" as="element()?">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="($choice/corr, $choice/reg, $choice/expan, $choice/ex, $choice/(* except note))[1]"/>
  </xsl:function>

  <!-- Returns the letters of an entry: a, b, … z, aa. -->
  <xsl:function name="f:app-number" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="format-integer($app/accumulator-before('f:app-number'), 'a')"/>
  </xsl:function>

  <!-- How many letters there are so far: of entries, and of notes on the text. -->
  <xsl:accumulator name="f:app-number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="app[not(f:entry-apart(.))][f:has-variants(.)] | note[f:footnote(.)][f:series(.) = 'critical']"
        select="$value + 1"/>
  </xsl:accumulator>

</xsl:stylesheet>
