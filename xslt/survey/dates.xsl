<?xml version="1.0" encoding="UTF-8"?>
<!-- What dates a document: its making, its sending, its source, its own words; and last of all an edition
     that prints it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Returns the element that dates the document. -->
  <xsl:function name="f:document-date" as="element()?">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="header" as="element()?" select="$document/teiHeader[1]"/>
    <xsl:variable name="source" as="element()*" select="$header/fileDesc/sourceDesc"/>
    <xsl:sequence select="(
      $header/profileDesc/creation/(date | origDate)[f:is-dated(.)],
      $header/profileDesc/creation[f:is-dated(.)],
      $header/profileDesc/correspDesc[not(../correspDesc[3])]/correspAction[@type = 'sent']/date[f:is-dated(.)],
      $source//origDate[not(ancestor::witness)][f:is-dated(.)],
      $header/fileDesc/titleStmt/(title/date | *:meeting/date | title[@type = 'iso-date'])[f:is-dated(.)],
      f:date-of-text($document),
      f:date-of-event($document/standOff/listEvent/event),
      f:date-of-edition($source)
      )[1]"/>
  </xsl:function>

  <!-- Returns the date that the text itself begins or ends with: on its title page, in its dateline, its first
       heading, its closer, before the words of its first paragraph (a diary). -->
  <xsl:function name="f:date-of-text" as="element()?">
    <xsl:param name="document" as="element()"/>
    <xsl:variable name="body" as="element()*" select="$document/text/body/(. | div[1])"/>
    <xsl:sequence select="(
      $document/text/front//docDate/(., date)[f:is-dated(.)],
      $body/(dateline | opener | docDate)/descendant-or-self::*[self::date or self::docDate][f:is-dated(.)][not(ancestor::note)],
      $body/head[1]//date[f:is-dated(.)][not(ancestor::note)],
      $body/closer//date[f:is-dated(.)][not(ancestor::note)],
      $body/(p | ab)[1][not(preceding-sibling::*)]/date[1][f:is-dated(.)][not(preceding-sibling::node()[normalize-space()])]
      )[1]"/>
  </xsl:function>

  <!-- Returns the event in which a text came to be; else its first print or its first performance. -->
  <xsl:function name="f:date-of-event" as="element()?">
    <xsl:param name="events" as="element(event)*"/>
    <xsl:sequence select="
      (for $type in ('written', 'print', 'premiere') return $events[@type = $type][f:is-dated(.)])[1]"/>
  </xsl:function>

  <!-- Returns the date of an edition that prints the document: of the first one, if it is said which that is. -->
  <xsl:function name="f:date-of-edition" as="element()?">
    <xsl:param name="source" as="element()*"/>
    <xsl:variable name="dates" as="element(date)*"
      select="$source//(bibl | biblFull | biblStruct)//date[not(ancestor::witness or ancestor::msDesc)][f:is-dated(.)]"/>
    <xsl:sequence select="(
      (for $type in ('written', 'premiere', 'firstEdition', 'print', 'printSource')
       return $dates[(., ancestor::bibl[1])/@type = $type]), $dates)[1]"/>
  </xsl:function>

  <!-- Returns the element that dates a unit of a volume: in its dateline, its opener or closer, its heading. -->
  <xsl:function name="f:unit-date" as="element()?">
    <xsl:param name="unit" as="element()"/>
    <xsl:variable name="own" as="element()*" select="
      $unit/descendant::*[self::dateline | self::opener | self::closer | self::docDate | self::head | self::origDate]"/>
    <xsl:sequence select="
      (for $place in ('dateline', 'docDate', 'opener', 'origDate', 'head', 'closer')
        return $own[local-name() eq $place]/descendant-or-self::*[self::date | self::docDate | self::origDate]
          [f:is-dated(.)])[1]"/>
  </xsl:function>

  <!-- Returns whether an element says a date that can be ordered. -->
  <xsl:function name="f:is-dated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(f:limits($element))"/>
  </xsl:function>

  <!-- Returns what a date is by its attributes, in the Gregorian calendar if they say it in that; else by its
       words, if they are a date of ISO 8601, or hold one year. -->
  <xsl:function name="f:limits" as="attribute()*">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="said" as="attribute()*" select="
      for $name in ('when', 'notBefore', 'notAfter', 'from', 'to')
      return $date/(@*[local-name() eq $name], @*[local-name() eq $name || '-iso'],
        @*[local-name() eq $name || '-custom'])[matches(., '^\s*(-?[0-9]{4}|--)')][1] ! f:limit($name, .)"/>
    <xsl:sequence select="
      if (exists($said)) then $said
      else if ($date/self::event) then ()
      else (f:written($date) ! f:limit('when', .))"/>
  </xsl:function>

  <!-- Returns the date that the words of an element are or hold, or nothing. -->
  <xsl:function name="f:written" as="xs:string?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($date)"/>
    <xsl:variable name="years" as="xs:string*" select="
      analyze-string($words, '[0-9]+')/*:match[matches(., '^1[0-9]{3}$|^20[0-9]{2}$')] ! string()"/>
    <xsl:sequence select="
      if (matches($words, '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$')) then $words
      else $years[count($years) eq 1][string-length($words) lt 40]"/>
  </xsl:function>

  <!-- Returns an attribute of a date. -->
  <xsl:function name="f:limit" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="normalize-space($value)"/>
  </xsl:function>

  <!-- Returns a date with its words; those that are only the date for machines are none. -->
  <xsl:function name="f:date" as="element(s:date)">
    <xsl:param name="date" as="element()"/>
    <s:date>
      <xsl:sequence select="f:limits($date)"/>
      <xsl:value-of select="f:reading-text($date[not(self::event)])[not(matches(., '^[0-9]{4}-[0-9]{2}'))]"/>
    </s:date>
  </xsl:function>
</xsl:stylesheet>
