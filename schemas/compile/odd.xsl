<?xml version="1.0" encoding="UTF-8"?>
<!-- What an ODD says: its specifications, and what follows from them for classes, attributes and contents. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:group" match="specGrp" use="@xml:id"/>
  <xsl:key name="f:spec" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="f:member" match="elementSpec | classSpec" use="classes/memberOf/@key"/>

  <xsl:variable name="odd" as="document-node()" select="/"/>
  <xsl:variable name="schema" as="element(schemaSpec)" select="$odd//schemaSpec"/>

  <!-- All that belongs to the schema, in its order. -->
  <xsl:variable name="specs" as="element()*" select="$schema/* ! f:specs(.)"/>

  <!-- The elements of each class, by its name: those of its subclasses too, in the order of the ODD. -->
  <xsl:variable name="members" as="map(xs:string, xs:string*)"
      select="map:merge($specs[self::classSpec[@type = 'model']] ! map:entry(string(@ident), f:members(@ident)))"/>

  <!-- Returns the specifications that an item of a schema or of a group stands for. A reference to
       another file has been replaced by its document. -->
  <xsl:function name="f:specs" as="element()*">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="
        if ($item/self::specGrpRef) then key('f:group', substring-after($item/@target, '#'), $odd)/* ! f:specs(.)
        else if ($item/self::specGrp) then $item/* ! f:specs(.)
        else if ($item/self::TEI) then $item/text//specGrp ! f:specs(.)
        else $item"/>
  </xsl:function>

  <!-- Returns the specification of a name. -->
  <xsl:function name="f:spec" as="element()">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:variable name="found" as="element()*" select="key('f:spec', $ident, $odd)"/>
    <xsl:if test="count($found) ne 1">
      <xsl:message terminate="yes" select="'The ODD specifies ' || $ident || ' ' || count($found) || ' times.'"/>
    </xsl:if>
    <xsl:sequence select="$found"/>
  </xsl:function>

  <!-- Returns the names of the elements of a class. -->
  <xsl:function name="f:members" as="xs:string*">
    <xsl:param name="class" as="xs:string"/>
    <xsl:sequence select="
        distinct-values(key('f:member', $class, $odd)
          ! (if (self::elementSpec) then string(@ident) else f:members(@ident)))"/>
  </xsl:function>

  <!-- Returns the classes that a class or element belongs to and whose attributes it has. -->
  <xsl:function name="f:attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/classes/memberOf/f:spec(@key)[@type = 'atts']"/>
  </xsl:function>

  <!-- Returns those classes, and the classes they take attributes from, each before what it takes. -->
  <xsl:function name="f:all-attribute-classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="f:attribute-classes($spec) ! (., f:all-attribute-classes(.))"/>
  </xsl:function>

  <!-- Returns the attributes that a specification describes itself. -->
  <xsl:function name="f:own-attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="$spec/attList//attDef"/>
  </xsl:function>

  <!-- Returns what an element has by way of attributes: classes it takes whole, and attributes. Of a
       class one of whose attributes it changes or deletes it takes the others one by one. -->
  <xsl:function name="f:attributes" as="element()*">
    <xsl:param name="element" as="element(elementSpec)"/>
    <xsl:variable name="own" as="element(attDef)*" select="f:own-attributes($element)"/>
    <xsl:sequence select="
        f:attribute-classes($element) ! f:inherited(., $own), $own[not(@mode = ('change', 'delete'))]"/>
  </xsl:function>

  <!-- Returns a class, or where some of its attributes are changed, what it consists of. -->
  <xsl:function name="f:inherited" as="element()*">
    <xsl:param name="class" as="element(classSpec)"/>
    <xsl:param name="changes" as="element(attDef)*"/>
    <xsl:variable name="attributes" as="xs:string*"
        select="($class, f:all-attribute-classes($class)) ! f:own-attributes(.)/@ident"/>
    <xsl:choose>
      <xsl:when test="not($changes/@ident = $attributes)">
        <xsl:sequence select="$class"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:attribute-classes($class) ! f:inherited(., $changes)"/>
        <xsl:for-each select="f:own-attributes($class)">
          <xsl:variable name="change" as="element(attDef)?" select="$changes[@ident = current()/@ident]"/>
          <xsl:sequence select="if ($change) then f:changed(., $change) else ."/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns an attribute of a class as an element changes it, or nothing where it deletes it. -->
  <xsl:function name="f:changed" as="element(attDef)?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:param name="change" as="element(attDef)"/>
    <xsl:if test="not($change/@mode = 'delete')">
      <attDef xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:copy-of select="$attribute/@*, $change/(@* except @mode)"/>
        <xsl:copy-of select="($change/desc, $attribute/desc)[1]"/>
        <xsl:copy-of select="($change/datatype, $attribute/datatype)[1]"/>
        <xsl:copy-of select="($change/valList, $attribute/valList)[1]"/>
      </attDef>
    </xsl:if>
  </xsl:function>

  <!-- Returns the least number of times that an item of a content model occurs. -->
  <xsl:function name="f:least" as="xs:integer">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="xs:integer(($item/@minOccurs, 1)[1])"/>
  </xsl:function>

  <!-- Returns the greatest number of times that it occurs, or nothing if there is no limit. -->
  <xsl:function name="f:most" as="xs:integer?">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="($item/@maxOccurs/string(), '1')[1][. ne 'unbounded'] ! xs:integer(.)"/>
  </xsl:function>

  <!-- Returns whether an item occurs exactly once. -->
  <xsl:function name="f:once" as="xs:boolean">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="f:least($item) eq 1 and f:most($item) eq 1"/>
  </xsl:function>

  <!-- Returns the content model of a kind of text. -->
  <xsl:function name="f:text" as="element(content)">
    <xsl:param name="reference" as="element(macroRef)"/>
    <xsl:sequence select="f:spec($reference/@key)/content"/>
  </xsl:function>

  <!-- Returns whether text may stand in a content model. -->
  <xsl:function name="f:is-mixed" as="xs:boolean">
    <xsl:param name="content" as="element(content)"/>
    <xsl:sequence select="$content//textNode or $content//macroRef ! f:text(.) ! f:is-mixed(.) = true()"/>
  </xsl:function>

  <!-- Returns the names of the elements that an item of a content model lets in. -->
  <xsl:function name="f:elements" as="xs:string*">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="
        if ($item/self::elementRef) then string($item/@key)
        else if ($item/self::classRef) then $members($item/@key)
        else if ($item/self::macroRef) then f:elements(f:text($item))
        else distinct-values($item/* ! f:elements(.))"/>
  </xsl:function>

</xsl:stylesheet>
