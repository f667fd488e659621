<?xml version="1.0" encoding="UTF-8"?>
<!-- What attributes say of a person, a place, an event, in words: dates and their limits, amounts, codes. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the date, or its limits, that the attributes of an element give, in words. -->
  <xsl:function name="f:date-limits" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="from" as="attribute()?" select="$date/(@from, @from-iso)[1]"/>
    <xsl:variable name="to" as="attribute()?" select="$date/(@to, @to-iso)[1]"/>
    <xsl:sequence select="
        string-join((
          ($date/(@when, @when-iso)[normalize-space() ne ''])[1] ! f:date-words(.),
          $from[exists($to)] ! (f:date-words(.) || ' – ' || f:date-words($to)),
          $from[empty($to)] ! f:label-with('date.from', map{'date': f:date-words(.)}),
          $to[empty($from)] ! f:label-with('date.to', map{'date': f:date-words(.)}),
          $date/(@notBefore, @notBefore-iso)[1] ! f:label-with('date.after', map{'date': f:date-words(.)}),
          $date/(@notAfter, @notAfter-iso)[1] ! f:label-with('date.before', map{'date': f:date-words(.)})), '; ')"/>
  </xsl:function>

  <!-- Returns the words that the attributes of an element without words stand for. -->
  <xsl:function name="f:attribute-words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="value" as="xs:string" select="
        if ($element/(self::sex | self::gender)) then string($element/@value ! f:sex-words(.))
        else string-join($element[not(descendant-or-self::ptr or descendant-or-self::ref)]/(@value, @quantity, @unit), ' ')"/>
    <xsl:variable name="when" as="xs:string" select="f:date-limits($element)"/>
    <xsl:sequence select="$value || (if ($value ne '' and $when ne '') then ' (' || $when || ')' else $when)"/>
  </xsl:function>

  <!-- Returns the words for a code of a sex; else the code in words. -->
  <xsl:function name="f:sex-words" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:sequence select="
        (f:known-label('sex.' || lower-case(substring(replace($code, '^.*[#:]', ''), 1, 1))[
            matches($code, '^(#?\w+:)?([mf12]|male|female)$', 'i')]), f:in-words(lower-case($code)))[1]"/>
  </xsl:function>

  <!-- Returns the dates that the attributes of a statement give and its words do not. -->
  <xsl:function name="f:undated" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="when" as="xs:string" select="f:date-limits($element)"/>
    <xsl:variable name="years" as="xs:string*" select="analyze-string($when, '[0-9]{2,}')/*:match[string-length() ge 3]"/>
    <xsl:sequence select="
        if ($when eq '' or $element/(self::date | self::time | self::origDate | self::note | self::bibl | self::event)
          or $element//date or (some $year in $years satisfies contains($element, $year))) then '' else $when"/>
  </xsl:function>

  <!-- Returns a name that machines use, such as "originalSource" or "date_of_birth", in words. -->
  <xsl:function name="f:in-words" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        normalize-space(string-join(analyze-string(translate(replace($name, '^#', ''), '_-', '  '), '([a-z])([A-Z])([a-z])')/*
          ! (if (self::*:match) then *:group[1] || ' ' || lower-case(*:group[2]) || *:group[3] else string(.))))"/>
  </xsl:function>

  <!-- Returns words with a capital at the start. -->
  <xsl:function name="f:sentence-case" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

  <!-- Returns the names that the pointers of an attribute stand for: those of the document's own entries, the
       index's, or the ids. -->
  <xsl:function name="f:who" as="xs:string?">
    <xsl:param name="who" as="attribute()?"/>
    <xsl:sequence select="
        string-join(tokenize($who) ! (f:name-of(., $who), replace(., '^.*#', ''))[1], ', ')[. ne '']"/>
  </xsl:function>

  <!-- Returns the name of what a pointer leads to. -->
  <xsl:function name="f:name-of" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="attribute()"/>
    <xsl:variable name="target" as="element(c:target)?" select="key('f:target', $pointer, $context)[1]"/>
    <xsl:variable name="entry" as="element()?" select="
        if (starts-with($pointer, '#') and root($from)[self::document-node()]) then id(substring($pointer, 2), root($from))[1] else ()"/>
    <xsl:sequence select="
        (if ($target/@kind eq 'document') then () else $target/c:name/string(),
         $entry/(persName | orgName | placeName | objectIdentifier/objectName | eventName | name | role | label | head | form)[1]
           ! f:reading-text(node())[. ne ''],
         $target[not(@kind eq 'document' and @document eq 'this')]/c:name/string())[1]"/>
  </xsl:function>

  <!-- Returns what an element is called, by its name and type. -->
  <xsl:function name="f:called" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="named" as="element()" select="$element/(self::p/parent::*, self::ab/parent::*, .)[1]"/>
    <xsl:variable name="name" as="xs:string" select="
        'element.' || (if ($named is $element or not(f:entry($named))) then local-name($named) else 'desc')"/>
    <xsl:variable name="type" as="xs:string?" select="($element/@type, $element/@role)[1]"/>
    <xsl:variable name="typed" as="xs:string?" select="$type ! f:known-label($name || '.' || .)"/>
    <xsl:sequence select="
        if ($typed) then $typed
        else (f:known-label($name), f:sentence-case(f:in-words(local-name($named))))[1]
          || (if (normalize-space($type)) then ' (' || f:in-words($type) || ')' else '')"/>
  </xsl:function>

  <!-- Returns whether an element is an entry of a list of persons, places and the like. -->
  <xsl:function name="f:entry" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/(self::person | self::persona | self::personGrp | self::org | self::place | self::event
          | self::object | self::nym | self::state | self::trait))"/>
  </xsl:function>

</xsl:stylesheet>
